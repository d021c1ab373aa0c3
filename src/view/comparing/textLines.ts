import type { BothOverlay } from '../../app/comparing/comparing.ts';
import type { SideName } from '../../model/sideName.ts';
import { fitEnd } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import { beginAt, startOfDifference } from '../../text/startOfDifference.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { cutLine, type Line, span } from '../span.ts';
import type { Tone } from '../theme.ts';
import type { SeenRows } from './seenRows.ts';
import { type Standing, signOf } from './signs.ts';

type Lines = Extract<BothOverlay['difference'], { kind: 'text' }>['lines'];
type DiffLine = Lines[number];
type Numbered = { readonly number: number; readonly text: string };

/** From so many cells on both texts stand beside each other. */
const beside = 96;
const numberWidth = 6;

/** Two texts line by line: beside each other, or in a narrow window one below the other. */
export function textLines(lines: Lines, { top, visible, width }: SeenRows, glyphs: Glyphs): readonly Line[] {
  const draw = width >= beside ? besideLine : belowLines;
  const drawn = lines.slice(top, top + visible).flatMap((line) => draw(line, width, glyphs));
  // Where a row has two lines, the end is reached before its last rows stand at the top.
  return top + visible >= lines.length ? drawn.slice(-visible) : drawn.slice(0, visible);
}

function besideLine(line: DiffLine, width: number, glyphs: Glyphs): readonly Line[] {
  if (line.what === 'skipped') return [skippedLine(line.count, glyphs)];
  const middle = Math.floor((width - 3) / 2);
  const start = startOf(line, middle - numberWidth - 1);
  const cell = (side: SideName): Line => {
    const own = numberedOf(line, side);
    return own === undefined ? [] : numbered(own, start, middle, toneOf(line, side), glyphs);
  };
  const sign = signOf(standings[line.what], glyphs);
  return [[...cutLine(cell('left'), 0, middle), span(' '), sign, span(' '), ...cutLine(cell('right'), 0, middle)]];
}

function belowLines(line: DiffLine, width: number, glyphs: Glyphs): readonly Line[] {
  if (line.what === 'skipped') return [skippedLine(line.count, glyphs)];
  const start = startOf(line, width - numberWidth - 3);
  const drawn = (standing: Standing, of: Numbered, tone: Tone): Line => [
    signOf(standing, glyphs),
    ...numbered(of, start, width - 1, tone, glyphs),
  ];
  switch (line.what) {
    case 'same':
      return [drawn('same', line.right, 'plain')];
    case 'left':
      return [drawn('only-left', line.left, 'left')];
    case 'right':
      return [drawn('only-right', line.right, 'right')];
    case 'changed':
      return [drawn('only-left', line.left, 'left'), drawn('only-right', line.right, 'right')];
  }
}

const standings: { readonly [W in Exclude<DiffLine['what'], 'skipped'>]: Standing } = {
  same: 'same',
  changed: 'different',
  left: 'only-left',
  right: 'only-right',
};

function numberedOf(line: DiffLine, side: SideName): Numbered | undefined {
  if (side === 'left') return 'left' in line ? line.left : undefined;
  return 'right' in line ? line.right : undefined;
}

function toneOf(line: DiffLine, side: SideName): Tone {
  return line.what === 'same' ? 'plain' : side;
}

/** Where to begin: of two long lines that begin alike, shortly before they differ. */
function startOf(line: DiffLine, room: number): number {
  return line.what === 'changed' ? startOfDifference(line.left.text, line.right.text, room) : 0;
}

function numbered({ number, text }: Numbered, start: number, width: number, tone: Tone, glyphs: Glyphs): Line {
  const seen = beginAt(text, start, glyphs.ellipsis);
  return [
    span(`${String(number).padStart(numberWidth)} `, 'dim'),
    span(fitEnd(shown(seen, glyphs), Math.max(0, width - numberWidth - 1)), tone),
  ];
}

function skippedLine(count: number, glyphs: Glyphs): Line {
  return [span(`${' '.repeat(numberWidth - 1)}${glyphs.ellipsis} ${plural(count, 'equal line')}`, 'dim')];
}
