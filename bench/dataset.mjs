// The archive that is measured: seeded, so the same on every machine, and kept between runs.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';

/** Raised when what is generated changes, so that an old archive is not measured for a new one. */
const version = 1;

/** mulberry32 */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Makes (or finds) an archive as `docker save` of Docker 24 writes it, and beside it each layer's tar for `tar -tf`.
 * Answers { archive, layers: [path], entries, bytes }.
 */
export async function dataset({ layers, entries, averageBytes }) {
  const folder = join(
    process.env.LAYERSCOPE_BENCH_DIR ?? tmpdir(),
    `layerscope-bench-v${version}-${layers}x${entries}x${averageBytes}`,
  );
  const archive = join(folder, 'image.tar');
  const tars = Array.from({ length: layers }, (_, i) => join(folder, `layer-${i + 1}.tar`));
  if (!existsSync(archive)) {
    mkdirSync(folder, { recursive: true });
    const next = random(20261123);
    for (const [i, path] of tars.entries()) await writeLayer(path, i, Math.ceil(entries / layers), averageBytes, next);
    await writeArchive(archive, tars);
  }
  return { archive, layers: tars, entries, bytes: statSync(archive).size };
}

/** Directories of some twenty files; from the second layer on one entry in twenty is a file of the layer below, some removed. */
async function writeLayer(path, layer, entries, averageBytes, next) {
  const tar = pack();
  const out = createWriteStream(path);
  const written = pipeline(tar, out);
  const mtime = new Date(1_700_000_000_000 + layer * 86_400_000);
  let directory = '';
  for (let i = 0; i < entries; i++) {
    if (i % 21 === 0) {
      directory = `usr/lib/part-${layer}-${i % 37}/module-${Math.floor(i / 21)}`;
      await add(tar, { name: `${directory}/`, type: 'directory', mode: 0o755, mtime });
      continue;
    }
    const again = layer > 0 && next() < 0.05;
    const home = again ? directory.replace(`part-${layer}-`, `part-${layer - 1}-`) : directory;
    if (again && next() < 0.2) {
      await add(tar, { name: `${home}/.wh.file-${i % 21}.js`, mode: 0, mtime }, Buffer.alloc(0));
    } else if (next() < 0.04) {
      await add(tar, {
        name: `${home}/link-${i % 21}.js`,
        type: 'symlink',
        linkname: `file-${(i % 21) + 1}.js`,
        mtime,
      });
    } else {
      await add(tar, { name: `${home}/file-${i % 21}.js`, mode: 0o644, mtime }, body(averageBytes, next));
    }
  }
  tar.finalize();
  await written;
}

async function add(tar, header, data) {
  if (data === undefined) tar.entry(header);
  else tar.entry(header, data);
  // tar-stream keeps what is not read yet: let the file take it before more is added
  while (tar._readableState.length > 1 << 20) await new Promise((resolve) => setImmediate(resolve));
}

let noise = Buffer.alloc(0);

/** Text-like bytes, sizes spread exponentially around the average. */
function body(averageBytes, next) {
  if (noise.length === 0) noise = Buffer.from(Array.from({ length: 1 << 20 }, () => 32 + Math.floor(next() * 90)));
  const size = Math.min(noise.length >> 1, Math.floor(-Math.log(1 - next()) * averageBytes));
  const start = Math.floor(next() * (noise.length - size));
  return noise.subarray(start, start + size);
}

async function writeArchive(archive, tars) {
  const diffIds = [];
  for (const path of tars) diffIds.push(await sha256(path));
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      created: '2023-11-14T22:13:20Z',
      config: { Cmd: ['/bin/sh'] },
      rootfs: { type: 'layers', diff_ids: diffIds.map((id) => `sha256:${id}`) },
      history: tars.map((_, i) => ({ created: '2023-11-14T22:13:20Z', created_by: `RUN step ${i + 1}` })),
    }),
  );
  const name = `${createHash('sha256').update(config).digest('hex')}.json`;
  const tar = pack();
  const written = pipeline(tar, createWriteStream(`${archive}.part`));
  tar.entry({ name }, config);
  for (const [i, path] of tars.entries()) {
    const entry = tar.entry({ name: `${diffIds[i]}/layer.tar`, size: statSync(path).size });
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), entry);
  }
  const manifest = [{ Config: name, RepoTags: ['bench:latest'], Layers: diffIds.map((id) => `${id}/layer.tar`) }];
  tar.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  tar.finalize();
  await written;
  renameSync(`${archive}.part`, archive);
}

async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** A script for `sh` that lists every layer, as a person would with tar. */
export function tarScript(folder, layers) {
  const path = join(folder, 'tar.sh');
  writeFileSync(path, layers.map((layer) => `tar -tf '${layer}'\n`).join(''));
  return path;
}
