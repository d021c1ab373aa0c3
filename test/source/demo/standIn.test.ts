import { expect, test } from 'vitest';
import { standIn } from '../../../src/source/demo/standIn.ts';

test.each(['text-9c102bcc', 'data-3089fe48', 'exec-f448a43b', 'dyn-00000000'])(
  '%s has every size to the byte and the same bytes each time',
  (content) => {
    for (const size of [0, 1, 3, 4, 63, 64, 65, 33_720]) {
      const bytes = standIn(content, size);
      expect(bytes.length).toBe(size);
      expect(Buffer.from(standIn(content, size)).equals(bytes)).toBe(true);
    }
  },
);

test.each([
  ['text-9c102bcc', 'text-9c102bcd'],
  ['data-3089fe48', 'data-3089fe49'],
  ['dyn-00000000', 'dyn-ffffffff'],
])('%s and %s differ from their first kilobyte on', (one, other) => {
  expect(Buffer.from(standIn(one, 1000)).equals(standIn(other, 1000))).toBe(false);
});

test('a program begins with an ELF header that claims no sections', () => {
  const header = Buffer.from(standIn('dyn-672ec674', 100));
  expect(header.subarray(0, 7)).toEqual(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]));
  expect([16, 18, 52, 56, 60].map((at) => header.readUInt16LE(at))).toEqual([3, 62, 64, 0, 0]);
});

test('a text is lines of printable characters and names itself', () => {
  const text = String(Buffer.from(standIn('text-9a49c254', 52)));
  expect(text).toMatch(/^# text-9a49c254: [ -~\n]*\n$/);
});
