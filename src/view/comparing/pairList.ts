import type { PairRow, PairRows } from '../../app/comparing/pairRow.ts';
import type { SideName } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fitMiddle } from '../../text/fit.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Matches } from '../matched.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { shownPath } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { cutLine, inCursorRow, type Line, type Span, span } from '../span.ts';
import { pairName } from './pairName.ts';
import { signOf } from './signs.ts';

/** What Files draws of the two trees, borders not counted. */
export type PairList = {
  readonly width: number;
  readonly height: number;
  readonly rows: PairRows;
  /** Bytes of the larger image: what is bold is more than a tenth of it. */
  readonly largest: number;
  /** Number of the row under the cursor. */
  readonly cursor: number;
  readonly top: number;
  readonly focused: boolean;
  readonly binary: boolean;
  readonly matches: Matches;
};

/** The rows from `top` on: A's names left, B's right, sizes beside each other in the middle, the sign between. */
export function pairLines(list: PairList, glyphs: Glyphs): readonly Line[] {
  return seenRows(list, list.height).map(([row, here]) => {
    const line: Line = [
      cursorMark(here, list.focused, glyphs),
      span(' '),
      ...sideName(row, 'left', columnsOf(list).left, list, glyphs),
      span(' '),
      size(row, 'left', list),
      span('  '),
      signOf(row.class, glyphs),
      span('  '),
      size(row, 'right', list),
      span('  '),
      ...sideName(row, 'right', columnsOf(list).right, list, glyphs),
    ];
    const whole = cutLine(line, 0, list.width);
    return here ? inCursorRow(whole) : whole;
  });
}

/** At most `count` rows from `top` on, and whether the cursor is on them. */
export function seenRows(list: PairList, count: number): readonly (readonly [row: PairRow, here: boolean])[] {
  const seen: (readonly [PairRow, boolean])[] = [];
  const end = Math.min(list.rows.length, list.top + count);
  for (let i = list.top; i < end; i++) seen.push([list.rows.at(i), i === list.cursor]);
  return seen;
}

export function sizeWidth({ binary }: Pick<PairList, 'binary'>): number {
  return binary ? 8 : 7;
}

/** Cells of the names on each side of the sign, which stands in the middle. */
function columnsOf(list: PairList): { readonly [S in SideName]: number } {
  const sign = Math.floor(list.width / 2) - 2;
  const size = sizeWidth(list);
  return { left: Math.max(1, sign - size - 5), right: Math.max(1, list.width - sign - size - 7) };
}

function size(row: PairRow, side: SideName, list: PairList): Span {
  const bytes = row[side]?.size;
  const text = bytes === undefined ? '' : sizeText(bytes, list.binary);
  return span(text.padStart(sizeWidth(list)), sizeTone(bytes ?? 0, list.largest));
}

/** Exactly `width` cells: the name; on the empty side of a file that stands elsewhere, where that is. */
function sideName(row: PairRow, side: SideName, width: number, list: PairList, glyphs: Glyphs): Line {
  const what = row[side];
  if (what !== undefined) return cutLine(pairName(row, side, what, width, list.matches, glyphs), 0, width);
  const elsewhere = row.partner?.side === side ? `(${shownPath(row.partner.path, glyphs)})` : '';
  return cutLine([span(fitMiddle(elsewhere, width), 'dim')], 0, width);
}
