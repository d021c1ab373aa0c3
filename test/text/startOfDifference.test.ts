import { expect, test } from 'vitest';
import { beginAt, startOfDifference } from '../../src/text/startOfDifference.ts';

const same = 'v'.repeat(100);

test('of long texts that begin alike the beginning is left out, so that the difference is seen', () => {
  const start = startOfDifference(`${same}1`, `${same}2`, 40);
  expect(beginAt(`${same}1`, start)).toBe(`…${'v'.repeat(12)}1`);
  expect(beginAt(`${same}2`, start)).toBe(`…${'v'.repeat(12)}2`);
});

test('what is equal, what fits and what differs in its beginning starts where it starts', () => {
  expect(startOfDifference(same, same, 40)).toBe(0);
  expect(startOfDifference(`${'v'.repeat(38)}1`, `${'v'.repeat(38)}2`, 40)).toBe(0);
  expect(startOfDifference(`1${same}`, `2${same}`, 40)).toBe(0);
  expect(beginAt(same, 0)).toBe(same);
});

test('no character is cut in half', () => {
  const faces = '😀'.repeat(50);
  const start = startOfDifference(`${faces}v1`, `${faces}v2`, 40);
  expect(beginAt(`${faces}v1`, start)).toBe(`…${'😀'.repeat(6)}v1`);
});
