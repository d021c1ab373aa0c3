import { expect, it } from 'vitest';
import { byteSum, longOctal, shortOctal, wordsUnder } from '../../../src/archive/tar/headerWords.ts';
import { octal } from '../../../src/archive/tar/tarNumber.ts';
import { random } from '../../support/random.ts';

const short = (text: string): number => shortOctal(...(words(text) as [number, number]));
const long = (text: string): number => longOctal(...(words(text) as [number, number, number]));

function words(text: string): number[] {
  const bytes = Buffer.allocUnsafeSlow(text.length);
  bytes.write(text, 'latin1');
  return [...wordsUnder(bytes)];
}

it('a field that nearly every tar writes so is read by words', () => {
  expect(['0000644\0', '0000755 ', '000644 \0', '017701\0 ', '7777777\0', '\0'.repeat(8)].map(short)).toEqual([
    0o644, 0o755, 0o644, 0o17701, 0o7777777, 0,
  ]);
  expect(['00000012333\0', '14524770400 ', '77777777777\0'].map(long)).toEqual([0o12333, 0o14524770400, 0o77777777777]);
});

it('any other is left to those who read byte by byte', () => {
  expect(
    ['    644\0', '0000648\0', '644\0\0\0\0\0', '00000000', '\x80\0\0\0\0\0\0\x01', '000064\0\x01'].map(short),
  ).toEqual(Array(6).fill(-1));
  expect(['0000001233 \0', '0000001233\x38\0', '000000012333', '\0'.repeat(12)].map(long)).toEqual(Array(4).fill(-1));
});

it('what is read by words is what the bytes say, whatever they are', () => {
  const { pick } = random(5);
  const field = (length: number): string =>
    Array.from({ length }, () => pick([...'01234567', ' ', '\0', '8'])).join('');
  let read = 0;
  for (let round = 0; round < 20_000; round++) {
    for (const [text, value] of [field(8), field(12)].map(
      (text) => [text, [short, long][text.length / 4 - 2]!(text)] as const,
    )) {
      if (value < 0) continue;
      read++;
      expect([text, value]).toEqual([text, octal(Buffer.from(text, 'latin1'), 0, text.length)]);
    }
  }
  expect(read).toBeGreaterThan(100);
});

it('the sum of a block is that of its bytes', () => {
  const { below } = random(6);
  for (const most of [256, 2, 1]) {
    const block = Buffer.allocUnsafeSlow(1024).map(() => below(most));
    const sum = block.subarray(512).reduce((total, byte) => total + byte, 0);
    expect(byteSum(wordsUnder(block), 128, 128)).toBe(sum);
  }
  expect(byteSum(wordsUnder(Buffer.allocUnsafeSlow(512).fill(255)), 0, 128)).toBe(512 * 255);
});
