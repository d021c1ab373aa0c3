import { type Checksum, sha256Digest } from '../../archive/digest.ts';

/**
 * A file of the cache: a head, the key it was written for, and what is kept, each from a multiple of eight. The head is
 * `LSINDEX` with the version of this format, a number that tells the byte order, the length of the key, xxHash64 of all
 * that follows it, and the size of the file.
 */
const magic = Uint8Array.from(Buffer.from('LSINDEX1', 'latin1'));
const orderMark = 0x0a0b0c0d;
const headSize = 32;
/** What the checksum covers begins here. */
const checkedFrom = 24;

/** Pieces of this size are copied into the memory of the checksum. */
const pieceSize = 256 * 1024;

/** The name of the file for a key: names of other keys cannot be guessed from it, and it is a name everywhere. */
export function cacheFileName(key: string): string {
  return `${sha256Digest(Buffer.from(key)).slice('sha256:'.length, 'sha256:'.length + 40)}.index`;
}

/** The file of `parts` as parts: what belongs before them, and they. */
export function sealed(key: string, parts: readonly Uint8Array[], checksum: Checksum): readonly Uint8Array[] {
  const keyBytes = Buffer.from(key);
  const start = paddedLength(headSize + keyBytes.length);
  const front = new Uint8Array(start);
  front.set(magic);
  front.set(keyBytes, headSize);
  const words = new Uint32Array(front.buffer, 0, headSize / 4);
  words[2] = orderMark;
  words[3] = keyBytes.length;
  new Float64Array(front.buffer, checkedFrom, 1)[0] = parts.reduce((sum, part) => sum + part.length, start);
  words.set(checksum(pieces([front.subarray(checkedFrom), ...parts])), 4);
  return [front, ...parts];
}

/** What was kept under `key` in a file, as a view of it; undefined when a byte of it is wrong or it is another's. */
export function unsealed(data: Uint8Array, key: string, checksum: Checksum): Uint8Array | undefined {
  if (data.length < headSize || (data.byteOffset & 7) !== 0 || !magic.every((byte, i) => data[i] === byte)) return;
  const words = new Uint32Array(data.buffer, data.byteOffset, headSize / 4);
  const size = new Float64Array(data.buffer, data.byteOffset + checkedFrom, 1)[0];
  const keyBytes = Buffer.from(key);
  if (words[2] !== orderMark || words[3] !== keyBytes.length || size !== data.length) return;
  const start = paddedLength(headSize + keyBytes.length);
  if (!keyBytes.equals(data.subarray(headSize, headSize + keyBytes.length)) || start > data.length) return;
  const [low, high] = checksum(pieces([data.subarray(checkedFrom)]));
  return words[4] === low && words[5] === high ? data.subarray(start) : undefined;
}

function pieces(parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const all: Uint8Array[] = [];
  for (const part of parts) {
    for (let at = 0; at < part.length; at += pieceSize) all.push(part.subarray(at, at + pieceSize));
  }
  return all;
}

function paddedLength(length: number): number {
  return length + (-length & 7);
}
