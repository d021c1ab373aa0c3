import { expect, test } from 'vitest';
import { exactBytes, sizeText } from '../../src/text/bytes.ts';
import { percent, plural } from '../../src/text/plural.ts';

test.each([
  [0, '0 B'],
  [412, '412 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [6405, '6.41 kB'],
  [33_720, '33.7 kB'],
  [70_048, '70.0 kB'],
  [99_950, '100 kB'],
  [842_000, '842 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [7_424_880, '7.42 MB'],
  [3_300_000_000, '3.30 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test.each([
  [999, '999 B'],
  [1000, '0.98 KiB'],
  [33_720, '32.9 KiB'],
  [7_424_880, '7.08 MiB'],
  [1024 * 1023, '1.00 MiB'],
])('%d bytes are %s in steps of 1024', (bytes, text) => {
  expect(sizeText(bytes, true)).toBe(text);
});

test('exact bytes come in groups of three', () => {
  expect([0, 412, 33_720, 7_391_160].map(exactBytes)).toEqual(['0 B', '412 B', '33 720 B', '7 391 160 B']);
});

test('counts agree with their word', () => {
  expect(plural(1, 'file')).toBe('1 file');
  expect(plural(54_522, 'file')).toBe('54 522 files');
  expect(plural(2, 'entry', 'entries')).toBe('2 entries');
});

test('shares keep what tells them apart', () => {
  expect([33_720, 544_728, 7_391_160, 7_424_880, 1, 0].map((bytes) => percent(bytes, 7_424_880))).toEqual([
    '0.45 %',
    '7.3 %',
    '99.5 %',
    '100 %',
    '< 0.01 %',
    '0 %',
  ]);
});
