import { expect, test } from 'vitest';
import { paint } from '../../src/view/paint.ts';
import type { Line } from '../../src/view/span.ts';
import type { Look, Tone } from '../../src/view/theme.ts';

const line: Line = [['+', 'added'], [' '], ['etc/', 'folder']].map(([text, tone]) => [
  text!,
  (tone ?? 'plain') as Tone,
]);
const cursor: Line = line.map(([text, tone]) => [text, tone, true]);
const look: Look = { colour: '16', ascii: false };

/** Escapes made visible. */
const shown = (text: string): string => text.replaceAll('\u001b[', '<').replace(/(<[\d;]*)m/g, '$1>');

test('what a line sets it takes back', () => {
  expect(shown(paint(line, look))).toBe('<32>+<0> <1;34>etc/<0>');
  expect(paint([['plain', 'plain']], look)).toBe('plain');
});

test('in 16 colours the cursor row is reverse, its colours gone, its weight kept', () => {
  expect(shown(paint(cursor, look))).toBe('<7>+ <0><1;7>etc/<0>');
});

test('with NO_COLOR bold and reverse remain', () => {
  const bare: Look = { colour: 'none', ascii: false };
  const problem: Line = [
    ['!', 'problem'],
    ['0 B', 'dim'],
  ];
  expect(shown(paint([...line, ...problem], bare))).toBe('+ <1>etc/<0><7>!<0>0 B');
  expect(shown(paint(cursor, bare))).toBe('<7>+ <0><1;7>etc/<0>');
});

test('on a known background the cursor row is a shade of it and keeps its colours', () => {
  expect(shown(paint(cursor, { ...look, colour: '256', background: 'dark' }))).toBe(
    '<32;48;5;236>+<0><48;5;236> <0><1;38;5;69;48;5;236>etc/<0>',
  );
});

test('on an unknown background it brings its own two colours', () => {
  expect(shown(paint(cursor, { ...look, colour: '256' }))).toBe('<38;5;231;48;5;24>+ <0><1;38;5;231;48;5;24>etc/<0>');
});

test('no look uses bright colours', () => {
  const tones: readonly Tone[] = [
    'plain',
    'strong',
    'dim',
    'accent',
    'key',
    'folder',
    'bar',
    'added',
    'modified',
    'removed',
    'problem',
    'match',
    'folderMatch',
  ];
  for (const colour of ['none', '16', '256'] as const) {
    const text = paint(
      tones.map((tone) => ['x', tone] as const),
      { colour, ascii: false },
    );
    expect(shown(text)).not.toMatch(/[<;](9\d|10\d)[;>]/);
  }
});
