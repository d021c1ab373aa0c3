import { forgivingLength } from './wordMatch.ts';

/** A longer word does not fit into the bits of a number. */
export const longestPieces = 31;

/**
 * Whether bytes of a folded ASCII path have a word in pieces, as `hasWord` has it. Bit `i` of a set says that the word's
 * letters up to `i` are met, with no jump into the middle of a part or with one: a path is read once, a few operations a
 * byte (Shift-And, Baeza-Yates and Gonnet 1992). The word is ASCII and not longer than `longestPieces`.
 */
export function wordPieces(word: Uint8Array): (bytes: Uint8Array, from: number, to: number) => boolean {
  const places = new Int32Array(128);
  for (let i = 0; i < word.length; i++) places[word[i]!]! |= 1 << i;
  const whole = 1 << (word.length - 1);
  const isForgiving = word.length >= forgivingLength;
  return (bytes, from, to) => {
    let here = 0;
    let met = 0;
    let hereJumped = 0;
    let metJumped = 0;
    let isStart = true;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      const letters = places[byte]!;
      const anew = (met << 1) | 1;
      hereJumped = ((hereJumped << 1) | (isStart ? metJumped << 1 : isForgiving ? anew : 0)) & letters;
      here = ((here << 1) | (isStart ? anew : 0)) & letters;
      met |= here;
      metJumped |= hereJumped;
      if (((met | metJumped) & whole) !== 0) return true;
      isStart = !((byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57));
    }
    return false;
  };
}
