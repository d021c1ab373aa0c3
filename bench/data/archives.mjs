// Images around layers: as `docker save` of Docker 24 writes them, and an OCI archive as BuildKit and skopeo do.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { TarFile } from './tarFile.mjs';

const created = '2023-11-14T22:13:20Z';
const mtime = 1_700_000_000;
const oci = 'application/vnd.oci.image';

/** What the Layers pane shows of a layer; the first screen is known by it. */
export const instructionOf = (layer) => `RUN bench-step-${layer + 1}`;

/** `layers`: paths of the blobs, plain or gzip; `diffIds`: sha256 of their tars; `name`: what the image is called. */
export function writeDockerArchive(path, { layers, diffIds, name }) {
  const config = configOf(diffIds);
  const blobs = diffIds.map((id) => `${id}/layer.tar`);
  const tar = new TarFile(path);
  addBytes(tar, `${sha256(config)}.json`, config);
  for (const [i, layer] of layers.entries()) addFile(tar, blobs[i], layer);
  addJson(tar, 'manifest.json', [{ Config: `${sha256(config)}.json`, RepoTags: [name], Layers: blobs }]);
  tar.end();
}

/** `layers`: paths of the blobs, all packed alike (`gzip`, `zstd`). */
export function writeOciArchive(path, { layers, diffIds, name, packed }) {
  const config = configOf(diffIds);
  const descriptors = layers.map((layer) => ({
    mediaType: `${oci}.layer.v1.tar+${packed}`,
    digest: `sha256:${fileSha256(layer)}`,
    size: statSync(layer).size,
  }));
  const manifest = json({
    schemaVersion: 2,
    mediaType: `${oci}.manifest.v1+json`,
    config: descriptorOf(config, `${oci}.config.v1+json`),
    layers: descriptors,
  });
  const named = {
    ...descriptorOf(manifest, `${oci}.manifest.v1+json`),
    annotations: { 'org.opencontainers.image.ref.name': name },
  };
  const tar = new TarFile(path);
  addJson(tar, 'oci-layout', { imageLayoutVersion: '1.0.0' });
  addJson(tar, 'index.json', { schemaVersion: 2, manifests: [named] });
  for (const bytes of [manifest, config]) addBytes(tar, `blobs/sha256/${sha256(bytes)}`, bytes);
  for (const [i, layer] of layers.entries()) addFile(tar, `blobs/sha256/${descriptors[i].digest.slice(7)}`, layer);
  tar.end();
}

function configOf(diffIds) {
  return json({
    architecture: 'amd64',
    os: 'linux',
    created,
    config: { Cmd: ['/bin/sh'] },
    rootfs: { type: 'layers', diff_ids: diffIds.map((id) => `sha256:${id}`) },
    history: diffIds.map((_, layer) => ({ created, created_by: instructionOf(layer) })),
  });
}

function descriptorOf(bytes, mediaType) {
  return { mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
}

function json(value) {
  return Buffer.from(JSON.stringify(value));
}

function addJson(tar, name, value) {
  addBytes(tar, name, json(value));
}

function addBytes(tar, name, bytes) {
  tar.add({ name, mode: 0o644, mtime, size: bytes.length }, [bytes]);
}

function addFile(tar, name, path) {
  tar.add({ name, mode: 0o644, mtime, size: statSync(path).size }, piecesOf(path));
}

function* piecesOf(path) {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 20);
  try {
    for (let read; (read = readSync(file, buffer)) > 0; ) yield buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function fileSha256(path) {
  const hash = createHash('sha256');
  for (const piece of piecesOf(path)) hash.update(piece);
  return hash.digest('hex');
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
