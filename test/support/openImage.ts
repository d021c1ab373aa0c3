import { compressionOf } from '../../src/archive/compression/compression.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { sha256 } from './archive.ts';
import { stackFromTars } from './stack.ts';

/** An open image whose layers are these blobs: plain tars, or packed ones whose tars are given beside them. */
export function openBlobs(blobs: readonly Uint8Array[], tars: readonly Uint8Array[] = blobs): OpenImage {
  const { image } = stackFromTars(...tars);
  const layers = image.layers.map((layer, i) => ({ ...layer, digest: `sha256:${sha256(blobs[i]!)}` }));
  return {
    image: { ...image, layers },
    openLayer(position) {
      const bytes = memoryBytes(blobs[position - 1]!);
      return { bytes, compression: compressionOf(bytes) };
    },
    close() {},
  };
}
