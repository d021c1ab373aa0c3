import type { BothOverlay } from '../../app/comparing/comparing.ts';
import type { SideName } from '../../model/sideName.ts';
import { type Line, type Span, span } from '../span.ts';
import type { Tone } from '../theme.ts';
import type { SeenRows } from './seenRows.ts';
import { letter, nameTones } from './sides.ts';

type Rows = Extract<BothOverlay['difference'], { kind: 'hex' }>['rows'];
type HexRow = Rows[number];

const bytesOfRow = 16;
/** ` 00000010  ` and twice 16 bytes: from so many cells on both sides stand beside each other. */
const beside = 11 + 2 * bytesOfRow * 3 + 3;
/** Room for the bytes as letters too. */
const withLetters = beside + 2 * (bytesOfRow + 1);

/** Sixteen bytes of both sides in a row, those that differ in their side's colour and bold. */
export function hexLines(rows: Rows, { top, visible, width }: SeenRows): readonly Line[] {
  const drawn = rows
    .slice(top, top + visible)
    .flatMap((row): readonly Line[] => (width >= beside ? [besideLine(row, width)] : belowLines(row)));
  // Where a row has two lines, the end is reached before its last rows stand at the top.
  return top + visible >= rows.length ? drawn.slice(-visible) : drawn.slice(0, visible);
}

function besideLine(row: HexRow, width: number): Line {
  const letters = width >= withLetters;
  return [
    span(` ${placeText(row.at)}  `, 'dim'),
    ...bytes(row, 'left'),
    ...(letters ? characters(row, 'left') : []),
    span('   '),
    ...bytes(row, 'right'),
    ...(letters ? characters(row, 'right') : []),
  ];
}

/** One line for each side; of equal bytes one is enough. */
function belowLines(row: HexRow): readonly Line[] {
  const line = (side: SideName, lead: Span): Line => [
    span(' '),
    lead,
    span(` ${placeText(row.at)}  `, 'dim'),
    ...bytes(row, side),
  ];
  if (row.differs === 0) return [line('left', span(' '))];
  return [line('left', letter('left')), line('right', letter('right'))];
}

function placeText(at: number): string {
  return at.toString(16).padStart(8, '0');
}

/** `7f 45 4c 46 …`, always the cells of sixteen bytes. */
function bytes(row: HexRow, side: SideName): readonly Span[] {
  return cellsOf(row, side, (byte) => (byte === undefined ? '   ' : `${byte.toString(16).padStart(2, '0')} `));
}

function characters(row: HexRow, side: SideName): readonly Span[] {
  const letters = cellsOf(row, side, (byte) => (byte === undefined ? ' ' : printable(byte)));
  return [span(' '), ...letters];
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}

function cellsOf(row: HexRow, side: SideName, text: (byte: number | undefined) => string): readonly Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < bytesOfRow; i++) {
    const tone: Tone = (row.differs >> i) & 1 ? nameTones[side] : 'dim';
    const last = spans.at(-1);
    const drawn = text(row[side][i]);
    if (last?.[1] === tone) spans[spans.length - 1] = span(last[0] + drawn, tone);
    else spans.push(span(drawn, tone));
  }
  return spans;
}
