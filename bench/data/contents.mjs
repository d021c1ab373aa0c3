// What the files of the measured images hold: bytes that compress about as files of real images do, by a factor of three to four.
import { random } from './random.mjs';

/** Far larger than what a compressor remembers (gzip 32 KiB, zstd -3 2 MiB), so that pieces of it seldom repeat for one. */
const poolBytes = 64 << 20;
const vocabulary = 20_000;
const stretch = 1 << 16;

let pool;

/** Makes pieces (Buffers) of `size` bytes in all; the same seed gives the same bytes. */
export function* contents(size, seed) {
  pool ??= makePool();
  const next = random(seed);
  for (let left = size; left > 0; ) {
    const start = Math.floor(next() * (poolBytes - stretch));
    const piece = pool.subarray(start, Math.min(poolBytes, start + Math.min(left, poolBytes >> 2)));
    yield piece;
    left -= piece.length;
  }
}

/** Three stretches of words to one that looks like machine code. */
function makePool() {
  const next = random(20261126);
  const bytes = Buffer.alloc(poolBytes);
  const words = makeWords(next);
  for (let at = 0; at < poolBytes; at += stretch) {
    const part = bytes.subarray(at, at + stretch);
    if (next() < 0.25) fillWithCode(part, next);
    else fillWithWords(part, words, next);
  }
  return bytes;
}

function makeWords(next) {
  const letters = 'etaoinshrdlucmfwypvbgkqjxz_';
  return Array.from({ length: vocabulary }, () => {
    const length = 2 + Math.floor(next() * next() * 12);
    const word = Array.from({ length }, () => letters[Math.floor(next() * next() * letters.length)]).join('');
    return Buffer.from(word + [' ', ' ', ' ', '(', ') ', ', ', ';\n  ', '.', ' = '][Math.floor(next() * 9)]);
  });
}

/** A few words are frequent and most are rare, as in every language; some phrases come again, as in every program. */
function fillWithWords(part, words, next) {
  for (let at = 0; at < part.length; ) {
    if (at > 512 && next() < 0.25) {
      const from = at - 256 - Math.floor(next() * Math.min(at - 256, 12_000));
      const length = Math.min(16 + Math.floor(next() * 112), part.length - at);
      part.copyWithin(at, from, from + length);
      at += length;
    } else {
      at += words[Math.floor(next() ** 3 * vocabulary)].copy(part, at);
    }
  }
}

/** Operations of four bytes, most of which were there a moment ago. */
function fillWithCode(part, next) {
  for (let at = 0; at < part.length; at += 4) {
    const again = at >= 1024 && next() < 0.6;
    if (again) part.copyWithin(at, at - 4 * (1 + Math.floor(next() * 255)), at);
    part.writeUInt32LE(again ? part.readUInt32LE(at) : Math.floor(next() * next() * 4294967296), at);
  }
}
