// Images without archives: stacks and indexes out of entries whose bodies were never written.
import { TarReader } from '../../src/archive/tar/tarReader.ts';
import { LayerIndexBuilder } from '../../src/layers/layerIndexBuilder.ts';
import { tarHeader } from '../data/tarHeader.mjs';

/** The index of a layer of `count` files in folders of twenty below `root`; `rewritten`: every so manieth of `from` again. */
export function layerIndex(position, { count, root, from, rewritten = 0 }) {
  const builder = new LayerIndexBuilder(position);
  const reader = new TarReader({
    entry: (entry) => builder.add(entry),
    problem: (problem) => builder.problem(problem),
  });
  const add = (name, type, size) => {
    reader.write(tarHeader({ name, type, mode: 0o644, mtime: 1_700_000_000 + position, size, linkname: '' }));
    reader.skip(reader.skippable());
  };
  for (let i = 0; i < count; i++) {
    const folder = folderOf(root, i);
    if (i % 20 === 0) add(`${folder}/`, 'directory', 0);
    add(`${folder}/file-${i}.js`, 'file', sizeOf(i));
  }
  for (let i = 0; rewritten > 0 && i < from.count; i += rewritten) {
    add(`${folderOf(from.root, i)}/file-${i}.js`, 'file', sizeOf(i) + 1);
  }
  return builder.finish();
}

function folderOf(root, i) {
  const folder = Math.floor(i / 20);
  return `${root}/lib-${folder % 97}/package-${folder % 1009}/dist-${folder}`;
}

function sizeOf(i) {
  return 100 + ((i * 2654435761) % 20_000);
}

/** An image that has these layers. */
export function imageOf(name, indexes) {
  const layers = indexes.map((_, i) => ({
    position: i + 1,
    diffId: `sha256:${String(i).padStart(64, '0')}`,
    createdBy: `RUN step ${i + 1}`,
    comment: '',
    created: '2023-11-14T22:13:20Z',
    storePaths: [],
  }));
  return {
    reference: name,
    names: [name],
    id: `sha256:${'0'.repeat(64)}`,
    source: 'bench',
    platform: { os: 'linux', architecture: 'amd64' },
    created: '2023-11-14T22:13:20Z',
    config: { env: [], ports: [], volumes: [], labels: new Map(), onBuild: [] },
    rawConfig: {},
    layers,
    history: layers.map(({ createdBy, comment, position }) => ({
      createdBy,
      comment,
      emptyLayer: false,
      layer: position,
    })),
    problems: [],
  };
}
