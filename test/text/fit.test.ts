import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cells, fitEnd, fitMiddle, fitRight, fit as fitted } from '../../src/text/fit.ts';
import { harmless, readable } from '../../src/text/sanitize.ts';
import { random as randomOf } from '../support/random.ts';

test('a text is cut at its end or padded to the width', () => {
  expect(fitted('RUN mkdir -p /root/example/really', 31)).toBe('RUN mkdir -p /root/example/rea…');
  expect(fitted('bin/', 6)).toBe('bin/  ');
  expect(fitted('', 2)).toBe('  ');
  expect(fitted('anything', 0)).toBe('');
});

test('numbers stand at the right', () => {
  expect(fitRight('0 B', 7)).toBe('    0 B');
});

test('a name is cut in its middle and keeps its end', () => {
  expect(fitMiddle('ld-musl-x86_64.so.1', 19)).toBe('ld-musl-x86_64.so.1');
  expect(fitMiddle('ld-musl-x86_64.so.1', 13)).toBe('ld-m…_64.so.1');
  expect(fitMiddle('ab', 1)).toBe('…');
});

test('a wide character that does not fit leaves a blank cell, never half of itself', () => {
  expect(fitted('日本語', 4)).toBe('日… ');
  expect(fitted('日本語', 6)).toBe('日本語');
});

test('a family is cut as one', () => {
  expect(fitEnd('👩‍👩‍👧‍👧👩‍👩‍👧‍👧', 3)).toBe('👩‍👩‍👧‍👧…');
});

const alphabet = [
  'a',
  ' ',
  '/',
  '日',
  '👍',
  '👍🏽',
  '🇩',
  '🇪',
  'e\u0301',
  '\u0301',
  '\u0903',
  '\u200d',
  '\ufe0f',
  '❤',
  'ｶ',
  'ﾞ',
  'ᄀ',
  'ᅡ',
  'ᆨ',
  '\u0d4e',
  '\u0600',
  '🏽',
  'क्',
  '\u0e33',
  '\x1b[31m',
  '\ud83d',
  '\ud800',
  '…',
];

test('whatever is printed, it takes exactly the width', () => {
  const random = randomOf(11);
  for (let i = 0; i < 4000; i++) {
    const text = harmless(Array.from({ length: random.below(14) }, () => random.pick(alphabet)).join(''));
    const width = random.below(16);
    for (const shown of [fitted(text, width), fitRight(text, width)]) {
      expect(stringWidth(shown), JSON.stringify({ text, width, shown })).toBe(width);
    }
    expect(stringWidth(fitMiddle(text, width))).toBeLessThanOrEqual(width);
    expect(stringWidth(fitEnd(text, width))).toBeLessThanOrEqual(width);
    if (cells(text) <= width) expect(fitMiddle(text, width)).toBe(text);
  }
});

// measured whole these would take minutes, which is longer than a test may
test('a name of a megabyte is cut without being measured', () => {
  const long = readable('\xe6\x97\xa5'.repeat(300_000));
  for (let i = 0; i < 50; i++) {
    expect(cells(fitted(long, 80))).toBe(80);
    fitMiddle(long, 80);
  }
});
