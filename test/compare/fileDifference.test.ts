import { expect, it } from 'vitest';
import { fileDifference } from '../../src/compare/fileDifference.ts';
import { textDiff } from '../../src/compare/textDiff.ts';
import { random } from '../support/random.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

it('holds texts against each other line by line, removed beside added', () => {
  const left = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nold\nz\n';
  const right = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nnew\nmore\nz\n';
  expect(fileDifference(bytes(left), bytes(right))).toMatchObject({
    kind: 'text',
    lines: [
      { what: 'skipped', count: 6 },
      { what: 'same', left: { number: 7, text: 'g' } },
      { what: 'same' },
      { what: 'same', left: { number: 9 }, right: { number: 9 } },
      { what: 'changed', left: { number: 10, text: 'old' }, right: { number: 10, text: 'new' } },
      { what: 'right', right: { number: 11, text: 'more' } },
      { what: 'same', left: { number: 11 }, right: { number: 12, text: 'z' } },
    ],
  });
});

it('gives back both texts, whatever they are', () => {
  const r = random(5);
  for (let run = 0; run < 300; run++) {
    const text = (): string[] => Array.from({ length: r.below(12) }, () => r.pick(['a', 'b', 'c', '']));
    const [left, right] = [text(), text()];
    const lines = textDiff(left.map((line) => `${line}\n`).join(''), right.map((line) => `${line}\n`).join(''));
    const skipped = lines.reduce((sum, line) => sum + (line.what === 'skipped' ? line.count : 0), 0);
    const side = (name: 'left' | 'right') =>
      lines.flatMap((line) => (name in line ? [(line as { left: { text: string } })[name as 'left'].text] : []));
    expect(side('left').length + skipped).toBe(left.length);
    expect(side('right').length + skipped).toBe(right.length);
    if (skipped === 0) expect([side('left'), side('right')]).toEqual([left, right]);
  }
});

it('shows bytes where one side is no text, marks and counts what differs', () => {
  const left = Buffer.alloc(64);
  const right = Buffer.from(left.subarray(0, 60));
  right[20] = 1;
  expect(fileDifference(left, right)).toMatchObject({
    kind: 'hex',
    differing: 5,
    cut: false,
    rows: [
      { at: 16, differs: 1 << 4 },
      { at: 48, differs: 0xf000 },
    ],
  });
});

it('says nothing of a side that cannot be read', () => {
  expect(fileDifference(undefined, bytes('a'))).toEqual({ kind: 'unread' });
});
