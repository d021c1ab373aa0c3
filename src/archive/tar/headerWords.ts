/**
 * A header block, four bytes at a time: byte by byte its sum and its numbers were the most expensive loops of a whole
 * walk. What is not written the way nearly every tar writes it, `tarNumber.ts` reads.
 */

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The words of the memory asked about last: windows are read again and again. */
let words: Uint32Array = new Uint32Array(0);
let wordsOf: Uint8Array | undefined;

/** The words of all the memory that `block` is a part of; its first byte is in word `block.byteOffset / 4`. */
export function wordsUnder(block: Uint8Array): Uint32Array {
  if (block === wordsOf) return words;
  if (words.buffer !== block.buffer) words = new Uint32Array(block.buffer, 0, block.buffer.byteLength >> 2);
  wordsOf = block;
  return words;
}

/** The sum of the bytes of `count` words, at most 128 (so that two lanes of 16 bits hold it) and a multiple of four. */
export function byteSum(words: Uint32Array, first: number, count: number): number {
  let lanes = 0;
  for (let i = first; i < first + count; i += 4) {
    const a = words[i]!;
    const b = words[i + 1]!;
    const c = words[i + 2]!;
    const d = words[i + 3]!;
    // more than half of an honest header
    if ((a | b | c | d) === 0) continue;
    lanes += (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
    lanes += ((a >>> 8) & 0xff00ff) + ((b >>> 8) & 0xff00ff) + ((c >>> 8) & 0xff00ff) + ((d >>> 8) & 0xff00ff);
    lanes |= 0;
  }
  return (lanes & 0xffff) + (lanes >>> 16);
}

/** A field of NULs, of six octal digits and two NULs or spaces, or of seven and one; -1 when it is written otherwise. */
export function shortOctal(high: number, low: number): number {
  if ((high | low) === 0) return 0;
  if (!isLittleEndian || !isFourDigits(high)) return -1;
  if ((low & 0xdff8f8f8) === 0x303030) return fourDigits(high) * 512 + threeDigits(low);
  return (low & 0xdfdff8f8) === 0x3030 ? fourDigits(high) * 64 + (threeDigits(low) >> 3) : -1;
}

/** A field of eleven octal digits and a NUL or a space; -1 when it is written otherwise. */
export function longOctal(high: number, middle: number, low: number): number {
  if (!isLittleEndian || !isFourDigits(high) || !isFourDigits(middle) || (low & 0xdff8f8f8) !== 0x303030) return -1;
  return fourDigits(high) * 2 ** 21 + (fourDigits(middle) << 9) + threeDigits(low);
}

function isFourDigits(word: number): boolean {
  return (word & 0xf8f8f8f8) === 0x30303030;
}

function fourDigits(word: number): number {
  return (threeDigits(word) << 3) | ((word >>> 24) & 7);
}

/** Those of the first three bytes. */
function threeDigits(word: number): number {
  return ((word & 7) << 6) | ((word >>> 5) & 0o70) | ((word >>> 16) & 7);
}
