import { type Checksum, sha256Digest } from '../../archive/digest.ts';

/**
 * A file of the cache: a front, then what is kept, in sections that begin at multiples of eight. The front is a head, the
 * key it was written for, and for each section its length and xxHash64, up to where the next begins. The head is
 * `LSINDEX` with the version of this format, a number that tells the byte order, the length of the key, xxHash64 of the
 * front behind it, the size of the file and the number of sections.
 */
const magic = Uint8Array.from(Buffer.from('LSINDEX2', 'latin1'));
const orderMark = 0x0a0b0c0d;
export const headSize = 40;
/** What the front's checksum covers begins here. */
const checkedFrom = 24;
const rowSize = 16;

/** Pieces of this size are copied into the memory of the checksum. */
const pieceSize = 256 * 1024;

/** Where a section lies in its file, and its checksum; `padded`: its length up to where the next one begins. */
export type SectionPlace = {
  readonly start: number;
  readonly length: number;
  readonly padded: number;
  readonly sum: readonly [low: number, high: number];
};

/** The name of the file for a key: names of other keys cannot be guessed from it, and it is a name everywhere. */
export function cacheFileName(key: string): string {
  return `${sha256Digest(Buffer.from(key)).slice('sha256:'.length, 'sha256:'.length + 40)}.index`;
}

/** The file of `sections` as parts: what belongs before them, and they, with what fills them up. */
export function sealed(key: string, sections: readonly Uint8Array[], checksum: Checksum): readonly Uint8Array[] {
  const keyBytes = Buffer.from(key);
  const front = new Uint8Array(frontLength(keyBytes.length, sections.length));
  front.set(magic);
  front.set(keyBytes, headSize);
  const words = new Uint32Array(front.buffer);
  const numbers = new Float64Array(front.buffer);
  words[2] = orderMark;
  words[3] = keyBytes.length;
  numbers[checkedFrom / 8] = sections.reduce((sum, { length }) => sum + padded(length), front.length);
  words[8] = sections.length;
  const parts: Uint8Array[] = [front];
  let at = front.length - sections.length * rowSize;
  for (const section of sections) {
    const rest = new Uint8Array(padded(section.length) - section.length);
    numbers[at / 8] = section.length;
    words.set(checksum([...pieces(section), rest]), at / 4 + 2);
    parts.push(section, rest);
    at += rowSize;
  }
  words.set(checksum([front.subarray(checkedFrom)]), 4);
  return parts;
}

/** How long the front is that begins with this head; undefined when it is none of ours, or of a file of another size. */
export function frontLengthOf(head: Uint8Array, size: number): number | undefined {
  if (head.length < headSize || !magic.every((byte, i) => head[i] === byte)) return undefined;
  const words = new Uint32Array(head.buffer, head.byteOffset, headSize / 4);
  const [said] = new Float64Array(head.buffer, head.byteOffset + checkedFrom, 1);
  const length = frontLength(words[3]!, words[8]!);
  return words[2] === orderMark && said === size && length <= size ? length : undefined;
}

/** Where the sections are of a file with this front; undefined when a byte of it is wrong or it was written for another key. */
export function sectionsOf(front: Uint8Array, key: string, checksum: Checksum): readonly SectionPlace[] | undefined {
  const words = new Uint32Array(front.buffer, front.byteOffset, front.length / 4);
  const numbers = new Float64Array(front.buffer, front.byteOffset, front.length / 8);
  const keyBytes = Buffer.from(key);
  if (!keyBytes.equals(front.subarray(headSize, headSize + words[3]!))) return undefined;
  if (!isSum(checksum([front.subarray(checkedFrom)]), [words[4]!, words[5]!])) return undefined;
  const places: SectionPlace[] = [];
  let start = front.length;
  for (let at = front.length - words[8]! * rowSize; at < front.length; at += rowSize) {
    const length = numbers[at / 8]!;
    places.push({ start, length, padded: padded(length), sum: [words[at / 4 + 2]!, words[at / 4 + 3]!] });
    start += padded(length);
  }
  return start === numbers[checkedFrom / 8] ? places : undefined;
}

/** The section in the bytes at its place; undefined when they are not those that were written. */
export function sectionIn(bytes: Uint8Array, { length, padded, sum }: SectionPlace, checksum: Checksum) {
  return bytes.length === padded && isSum(checksum(pieces(bytes)), sum) ? bytes.subarray(0, length) : undefined;
}

type Sum = SectionPlace['sum'];

function isSum(one: Sum, other: Sum): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function pieces(section: Uint8Array): readonly Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let at = 0; at < section.length; at += pieceSize) all.push(section.subarray(at, at + pieceSize));
  return all;
}

function frontLength(keyLength: number, sections: number): number {
  return headSize + padded(keyLength) + sections * rowSize;
}

function padded(length: number): number {
  return length + (-length & 7);
}
