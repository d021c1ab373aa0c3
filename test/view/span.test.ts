import { expect, test } from 'vitest';
import { cutLine, type Line, lineText, lineWidth, place, span, splice } from '../../src/view/span.ts';
import { random } from '../support/random.ts';

const line: Line = [span('ab', 'strong'), span('中文', 'dim'), span('cd')];

test('a cut through a character of two cells leaves a space, so the width is what was asked for', () => {
  expect(lineText(cutLine(line, 1, 5))).toBe('b中 ');
  expect(lineText(cutLine(line, 3, 6))).toBe(' 文');
  expect(lineText(cutLine(line, 0, 3))).toBe('ab ');
});

test('a cut beyond the end is padded', () => {
  expect(lineText(cutLine(line, 6, 12))).toBe('cd    ');
});

test('tones and the cursor row survive a cut', () => {
  expect(cutLine([span('abc', 'added'), ['def', 'plain', true]], 2, 4)).toEqual([
    ['c', 'added'],
    ['d', 'plain', true],
  ]);
});

test('a popup laid on a wide character takes it away whole', () => {
  expect(lineText(splice(line, 3, [span('XX')]))).toBe('ab XX cd');
});

test('what is placed beyond the screen is cut off', () => {
  const screen: readonly Line[] = [[span('....')], [span('....')]];
  const placed = place(screen, 2, 1, [[span('abcdef')], [span('below')]]);
  expect(placed.map(lineText)).toEqual(['....', '..ab']);
});

test('cuts and splices keep their widths for any text and place', () => {
  const { below, pick } = random(7);
  const pieces = ['a', 'bc', '中', '文字', 'e\u0301', '👩‍👩‍👧‍👦', '…', '█', ' ', ''];
  const text = (length: number): Line => Array.from({ length }, () => span(pick(pieces)));
  for (let round = 0; round < 2000; round++) {
    const base = text(below(12));
    const from = below(20);
    const to = from + below(20);
    expect(lineWidth(cutLine(base, from, to))).toBe(to - from);
    const width = lineWidth(base);
    expect(lineWidth(splice(base, below(width + 1), text(below(8))))).toBe(width);
  }
});
