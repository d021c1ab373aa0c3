import { describe, expect, test } from 'vitest';
import { type FileDifference, fileDifference } from '../../src/compare/fileDifference.ts';
import { type DiffLine, textDiff } from '../../src/compare/textDiff.ts';
import { random } from '../support/random.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (...numbers: (number | string)[]): string => `${numbers.join('\n')}\n`;
const drawn = (line: DiffLine): string => {
  if (line.what === 'skipped') return `… ${line.count}`;
  const left = 'left' in line ? `${line.left.number} ${line.left.text}` : '';
  const right = 'right' in line ? `${line.right.number} ${line.right.text}` : '';
  return `${left} ${{ same: '=', changed: '~', left: '<', right: '>' }[line.what]} ${right}`.trim();
};

describe('two texts', () => {
  test('are shown where they differ, with three equal lines around, the rest counted', () => {
    const left = lines(1, 2, 3, 4, 5, 6, 'old', 8, 9, 10, 11, 12);
    const right = lines(1, 2, 3, 4, 5, 6, 'new', 'more', 8, 9, 10, 11, 12);
    expect(textDiff(left, right).map(drawn)).toEqual([
      '… 3',
      ...['4 4 = 4 4', '5 5 = 5 5', '6 6 = 6 6', '7 old ~ 7 new', '> 8 more'],
      ...['8 8 = 9 8', '9 9 = 10 9', '10 10 = 11 10', '… 2'],
    ]);
  });

  test('of nothing but line feeds, millions of them, are held against each other too', () => {
    expect(textDiff('\n'.repeat(1_000_000), 'x').length).toBe(1_000_000);
  });

  test('give back both texts, also when they differ in too much to find it', () => {
    const numbers = random(5);
    for (const length of [0, 1, 20, 9000]) {
      const text = (): string[] => Array.from({ length }, () => `${numbers.below(length === 9000 ? 1e9 : 4)}`);
      const [left, right] = [text(), text()];
      const found = textDiff(lines(...left), lines(...right));
      const side = (name: 'left' | 'right') =>
        found.flatMap((line) => (name in line ? [(line as { left: { text: string } })[name as 'left'].text] : []));
      const skipped = found.reduce((sum, line) => sum + (line.what === 'skipped' ? line.count : 0), 0);
      expect(side('left').length + skipped).toBe(Math.max(1, length));
      expect(side('right').length + skipped).toBe(Math.max(1, length));
    }
  });
});

describe('two files', () => {
  const hex = (difference: FileDifference) => (difference.kind === 'hex' ? difference : undefined);

  test('that are no text are shown as rows of bytes, those that differ and one around', () => {
    const left = new Uint8Array(100);
    const right = left.slice(0, 99);
    right[40] = 7;
    const found = hex(fileDifference(left, right));
    expect(found?.rows.map(({ at, differs }) => [at, differs])).toEqual([
      [16, 0],
      [32, 1 << 8],
      [48, 0],
      [80, 0],
      [96, 1 << 3],
    ]);
    expect(found).toMatchObject({ differing: 2, cut: false });
  });

  test('that differ in the last line feed only are shown as bytes, because no line differs', () => {
    expect(hex(fileDifference(bytes('a\n'), bytes('a')))?.differing).toBe(1);
  });

  test('without UTF-8 are bytes, and what cannot be read is said to be unread', () => {
    expect(fileDifference(Uint8Array.of(0xff), bytes('a')).kind).toBe('hex');
    expect(fileDifference(undefined, bytes('a'))).toEqual({ kind: 'unread' });
    expect(fileDifference(bytes('a'), bytes('b')).kind).toBe('text');
  });

  test('of millions of different bytes give a bounded number of rows', () => {
    const found = hex(fileDifference(new Uint8Array(3_000_000), new Uint8Array(3_000_000).fill(1)));
    expect(found).toMatchObject({ differing: 3_000_000, cut: true });
    expect(found?.rows.length).toBe(4000);
  });
});
