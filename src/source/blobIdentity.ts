import { fstatSync } from 'node:fs';
import type { Identify } from '../archive/image/blobStore.ts';
import type { OpenImage } from '../model/openImage.ts';
import { fileIdentity } from './fileIdentity.ts';

/** A file written to this lately could be written to again without its times telling: FAT counts in two seconds. */
const restlessMilliseconds = 2_000;

/**
 * Names ranges of an open file for good, by the file and by nothing that is written in it: an archive only claims its
 * digests. Undefined while the file was written to just now. Never for a spool: its inode is given to another file soon.
 */
export function blobsOfFile(descriptor: number): Identify | undefined {
  if (Date.now() - fstatSync(descriptor).mtimeMs < restlessMilliseconds) return undefined;
  const file = fileIdentity(descriptor);
  return (_, start, length) => `file:${file}:${start}:${length}`;
}

/**
 * Names blobs of an engine's export by their digest: the files that Docker 25 and newer, and containerd, name by it come
 * out of a store that checked them.
 */
export const blobsOfExport: Identify = (name) => {
  const [, hex] = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name) ?? [];
  return hex === undefined ? undefined : `sha256:${hex}`;
};

/**
 * The image with its plain layers named by their diff ids, as far as nothing names them yet: for an export of an engine
 * that says it has these diff ids and that checked them when it took the image in (Docker before 25, Podman).
 */
export function vouchedBy(diffIds: readonly string[], open: OpenImage): OpenImage {
  const { layers } = open.image;
  const agrees = layers.length === diffIds.length && layers.every(({ diffId }, i) => diffId === diffIds[i]);
  if (!agrees) return open;
  return {
    ...open,
    openLayer(position) {
      const layer = open.openLayer(position);
      const diffId = diffIds[position - 1];
      if (layer === undefined || layer.identity !== undefined || layer.compression !== 'none') return layer;
      return diffId?.startsWith('sha256:') ? { ...layer, identity: diffId } : layer;
    },
  };
}
