import type { Stack } from '../layers/stack.ts';
import type { Image } from '../model/image.ts';

/** Bytes of the regular files that the layers ship, hard links once per layer: what `docker image ls` prints. */
export function shippedSize({ indexes }: Pick<Stack, 'indexes'>): number {
  return indexes.reduce((sum, index) => sum + index.bytes, 0);
}

/** Bytes of the blobs as stored; null when the form does not have them compressed, or says it of some only. */
export function packedSize({ layers }: Pick<Image, 'layers'>): number | null {
  if (layers.length === 0) return null;
  let sum = 0;
  for (const { compressedSize } of layers) {
    if (compressedSize === undefined) return null;
    sum += compressedSize;
  }
  return sum;
}
