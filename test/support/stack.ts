import { TarReader } from '../../src/archive/tar/tarReader.ts';
import { LayerIndexBuilder } from '../../src/layers/layerIndexBuilder.ts';
import { type Stack, stackOf } from '../../src/layers/stack.ts';
import type { Image, Layer } from '../../src/model/image.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import { sha256 } from './archive.ts';
import { layer, type Piece } from './layer.ts';

/** The stack of an image with these layers, base first; each goes through a real tar. */
export async function stackFromLayers(...layers: Piece[][]): Promise<Stack> {
  return stackFromTars(...(await Promise.all(layers.map((pieces) => layer(...pieces)))));
}

/** The same from layers that are tars already. */
export function stackFromTars(...tars: Uint8Array[]): Stack {
  return stackOf(
    imageOf(tars),
    tars.map((tar, i) => indexOf(tar, i + 1)),
  );
}

/** The index of one plain tar. */
export function indexOf(tar: Uint8Array, position = 1): LayerIndex {
  const builder = new LayerIndexBuilder(position);
  const reader = new TarReader({
    entry: (entry) => builder.add(entry),
    problem: (problem) => builder.problem(problem),
  });
  reader.write(tar);
  reader.end();
  return builder.finish();
}

/** An image around layers: `RUN step 1`, `RUN step 2` … */
function imageOf(tars: readonly Uint8Array[]): Image {
  const layers: readonly Layer[] = tars.map((tar, i) => ({
    position: i + 1,
    diffId: `sha256:${sha256(tar)}`,
    createdBy: `RUN step ${i + 1}`,
    comment: '',
    created: '2023-11-14T22:13:20Z',
    storePaths: [],
  }));
  return {
    reference: 'test:latest',
    names: ['test:latest'],
    id: `sha256:${'0'.repeat(64)}`,
    source: 'docker archive test.tar',
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
