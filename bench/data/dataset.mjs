// The archives that are measured: seeded, so the same on every machine, and kept between runs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../measure/onPath.mjs';
import { writeDockerArchive, writeOciArchive } from './archives.mjs';
import { writeLayers } from './layers.mjs';
import { sized } from './shapes.mjs';

/** Raised when what is generated changes, so that an old archive is not measured for a new one. */
const version = 3;

export function benchFolder() {
  return process.env.LAYERSCOPE_BENCH_DIR ?? join(tmpdir(), 'layerscope-bench');
}

/**
 * Makes (or finds) an image of a shape; `form`: `plain` (docker archive), `gzip` (the same with packed layers),
 * `gzip-oci` and `zstd` (OCI archives). Answers with its archive, the blobs of its layers, its plain tars, and how much it is. Throws when the
 * program that packs is not there.
 */
export function dataset(shapeName, { scale, form = 'plain' }) {
  const shape = sized(shapeName, scale);
  const entries = shape.entries.reduce((sum, count) => sum + count, 0);
  const folder = join(benchFolder(), `v${version}-${shapeName}-${entries}`);
  const plain = made(folder, 'plain', (place) => {
    process.stderr.write(`making ${shapeName}, ${shape.about}, ${entries} entries (once) …\n`);
    const layers = names(shape, place, 'tar');
    const diffIds = writeLayers(shape, layers);
    writeFileSync(join(place, 'diff-ids.json'), JSON.stringify(diffIds));
    writeDockerArchive(join(place, 'image.tar'), { layers, diffIds, name: nameOf(shapeName, entries) });
  });
  const tars = names(shape, plain, 'tar');
  const bytes = tars.reduce((sum, path) => sum + statSync(path).size, 0);
  const about = { shape: shapeName, about: shape.about, form, entries, bytes, tars, name: nameOf(shapeName, entries) };
  if (form === 'plain') return { ...about, archive: join(plain, 'image.tar'), layers: tars };
  const { packed, suffix } = forms[form];
  const blobs = made(folder, packed, (place) => pack(packed, { shape, plain, place, name: about.name }));
  const layers = names(shape, blobs, suffix);
  if (form === packed) return { ...about, archive: join(blobs, 'image.tar'), layers };
  const again = made(folder, form, (place) => {
    writeOciArchive(join(place, 'image.tar'), { layers, diffIds: diffIdsOf(plain), name: about.name, packed });
  });
  return { ...about, archive: join(again, 'image.tar'), layers };
}

/** diving inflates layers only where a media type says that they are packed, so gzip comes as an OCI archive too. */
const forms = {
  gzip: { packed: 'gzip', suffix: 'tar.gz' },
  'gzip-oci': { packed: 'gzip', suffix: 'tar.gz' },
  zstd: { packed: 'zstd', suffix: 'tar.zst' },
};

function nameOf(shapeName, entries) {
  return `layerscope-bench:${shapeName}-${entries}`;
}

function names({ entries }, place, suffix) {
  return entries.map((_, i) => join(place, `layer-${String(i + 1).padStart(2, '0')}.${suffix}`));
}

/** What `make` puts into a folder of its own, whole or not at all. */
function made(folder, name, make) {
  const place = join(folder, name);
  if (existsSync(place)) return place;
  const unfinished = `${place}.part-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    make(unfinished);
    renameSync(unfinished, place);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return place;
}

function pack(form, { shape, plain, place, name }) {
  process.stderr.write(`packing ${shape.name} with ${form} (once) …\n`);
  const diffIds = diffIdsOf(plain);
  const layers = names(shape, place, forms[form].suffix);
  for (const [i, tar] of names(shape, plain, 'tar').entries()) packFile(form, tar, layers[i]);
  const image = { layers, diffIds, name, packed: form };
  if (form === 'gzip') writeDockerArchive(join(place, 'image.tar'), image);
  else writeOciArchive(join(place, 'image.tar'), image);
}

function diffIdsOf(plain) {
  return JSON.parse(readFileSync(join(plain, 'diff-ids.json'), 'utf8'));
}

/** The levels that docker, BuildKit and skopeo use. */
function packFile(form, tar, blob) {
  const command = form === 'gzip' ? `${onPath('pigz') ? 'pigz' : 'gzip'} -6 -n -c` : 'zstd -3 -T0 -q -c';
  const { status, stderr } = spawnSync('sh', ['-c', `${command} < "$1" > "$2"`, 'sh', tar, blob], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}
