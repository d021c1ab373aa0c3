import { expect, test } from 'vitest';
import { bar } from '../../src/view/bar.ts';

test.each([
  [7_391_160, '██████'],
  [5_820_000, '████▊ '],
  [842_000, '▋     '],
  [395_000, '▍     '],
  [1, '▏     '],
  [0, '      '],
  [99_999_999, '██████'],
])('%i of 7 424 880 bytes in eighths of a cell: %s', (size, drawn) => {
  expect(bar(size, 7_424_880, 6, false)).toBe(drawn);
});

test('in ASCII whole signs, rounded up, so that what is there is seen', () => {
  expect(bar(842_000, 7_424_880, 6, true)).toBe('#     ');
  expect(bar(5_820_000, 7_424_880, 6, true)).toBe('##### ');
});

test('nothing of nothing is an empty bar', () => {
  expect(bar(0, 0, 3, false)).toBe('   ');
});
