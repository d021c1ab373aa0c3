import type { Bytes } from '../../model/bytes.ts';
import type { Compression } from '../../model/openImage.ts';

const magics: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];

/**
 * What the bytes are compressed with, by their first six: the magics that engines go by (moby go-archive
 * compression_detect.go). Names and media types lie too often to be asked.
 */
export function compressionOf(bytes: Bytes): Compression {
  const head = new Uint8Array(6);
  const count = bytes.read(head, 0);
  const found = magics.find(([, magic]) => count >= magic.length && magic.every((byte, i) => head[i] === byte));
  if (found !== undefined) return found[0];
  return count >= 4 && isSkippableMagic(head) ? 'zstd' : 'none';
}

/** A zstd frame without data, 0x184D2A50 to 0x184D2A5F (RFC 8878, 3.1.2): may come first. */
export function isSkippableMagic(head: Uint8Array): boolean {
  return (head[0]! & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
}
