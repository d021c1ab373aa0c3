import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DigestTable } from '../../src/compare/digestTable.ts';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

test('digests have numbers in the order of their arrival, each once, over many pages', () => {
  const table = new DigestTable();
  const digests = Array.from({ length: 9000 }, (_, i) => digestOf(`${i}`));
  expect(digests.map((digest) => table.add(digest))).toEqual(digests.map((_, i) => i));
  expect(digests.toReversed().map((digest) => table.add(digest))).toEqual(digests.map((_, i) => 8999 - i));
  expect(table.length).toBe(9000);
});

test('every digit of a digest counts', () => {
  const table = new DigestTable();
  const plain = `sha256:${'0'.repeat(64)}`;
  const others = Array.from({ length: 64 }, (_, i) => `sha256:${'0'.repeat(i)}f${'0'.repeat(63 - i)}`);
  expect([plain, ...others].map((digest) => table.add(digest))).toEqual(Array.from({ length: 65 }, (_, i) => i));
});

test('a digest is the same as text and as bytes', () => {
  const table = new DigestTable();
  const bytes = Uint8Array.from({ length: 40 }, (_, i) => 250 - i * 6);
  const text = `sha256:${Buffer.from(bytes.subarray(5, 37)).toString('hex')}`;
  expect([table.add(digestOf('a')), table.addBytes(bytes, 5), table.add(text), table.addBytes(bytes, 6)]).toEqual([
    0, 1, 1, 2,
  ]);
});

test('a copy goes its own way', () => {
  const table = new DigestTable();
  table.add(digestOf('a'));
  const copy = table.copy();
  expect(copy.add(digestOf('b'))).toBe(1);
  expect(table.add(digestOf('c'))).toBe(1);
  expect([copy.add(digestOf('a')), copy.add(digestOf('b')), copy.length]).toEqual([0, 1, 2]);
});
