import type { PairRow } from '../../app/comparing/pairRow.ts';
import { letters, otherSide, type SideName } from '../../model/sideName.ts';
import { inStore } from '../../model/storePath.ts';
import { sizeText } from '../../text/bytes.ts';
import { fitMiddle } from '../../text/fit.ts';
import { growthText } from '../../text/growth.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { shownPath } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { cutLine, inCursorRow, type Line, lineWidth, type Span, span } from '../span.ts';

import { type PairList, seenRows, sizeWidth } from './pairList.ts';
import { pairName } from './pairName.ts';
import { signOf } from './signs.ts';

/** Cells between a name and what the other image has in its place. */
const gap = '     ';
/** Less room than this tells nothing of a path. */
const leastElsewhere = 12;

/** The head of the columns and the rows from `top` on: sign, A, B, B-A, one column of names. */
export function pairColumn(list: PairList, glyphs: Glyphs): readonly Line[] {
  return [head(list), ...seenRows(list, list.height - 1).map(([row, here]) => line(row, here, list, glyphs))];
}

function head(list: PairList): Line {
  const width = sizeWidth(list);
  const columns = ['A'.padStart(width), 'B'.padStart(width), 'B-A'.padStart(width + 1), 'name'];
  return [span(`   ${columns.join('  ')}`, 'dim')];
}

function line(row: PairRow, here: boolean, list: PairList, glyphs: Glyphs): Line {
  const start: Line = [
    cursorMark(here, list.focused, glyphs),
    signOf(row.class, glyphs),
    span(' '),
    size(row, 'left', list),
    span('  '),
    size(row, 'right', list),
    span('  '),
    growth(row, list),
    span('  '),
  ];
  const whole = cutLine([...start, ...name(row, list.width - lineWidth(start) - 1, list, glyphs)], 0, list.width);
  return here ? inCursorRow(whole) : whole;
}

/** A link has no bytes: beside a file it reads `0 B`, so that the third column is the difference of the first two. */
function bytesOf(row: PairRow, side: SideName): number | undefined {
  const own = row[side];
  if (own === undefined || own.size !== undefined) return own?.size;
  return row[otherSide(side)]?.size === undefined ? undefined : 0;
}

function size(row: PairRow, side: SideName, list: PairList): Span {
  const bytes = bytesOf(row, side);
  const text = bytes === undefined ? '' : sizeText(bytes, list.binary);
  return span(text.padStart(sizeWidth(list)), sizeTone(bytes ?? 0, list.largest));
}

function growth(row: PairRow, list: PairList): Span {
  const bytes = (row.right?.size ?? 0) - (row.left?.size ?? 0);
  const text = bytes === 0 ? '' : growthText(bytes, list.binary);
  return span(text.padStart(sizeWidth(list) + 1), sizeTone(Math.abs(bytes), list.largest));
}

/** The name, and behind it what the other image has: `hello     A: → …/bin/hello`, `bin/hello     B: bin/hello`. */
function name(row: PairRow, width: number, list: PairList, glyphs: Glyphs): Line {
  const side = namedSide(row);
  const what = row[side];
  if (what === undefined) return [];
  const elsewhere = elsewhereText(row, side, glyphs);
  const own = pairName(row, side, what, width, list.matches, glyphs);
  const room = width - lineWidth(own) - gap.length;
  if (elsewhere === '' || room < leastElsewhere) return own;
  return [...own, span(gap), span(fitMiddle(elsewhere, room), 'dim')];
}

/** B's name where there are two; of a link and a file the file's. */
function namedSide({ left, right }: PairRow): SideName {
  if (right === undefined) return 'left';
  return right.what === 'link' && left !== undefined && left.what !== 'link' ? 'left' : 'right';
}

function elsewhereText(row: PairRow, side: SideName, glyphs: Glyphs): string {
  const other = row[otherSide(side)];
  const lead = `${letters[otherSide(side)]}: `;
  const links = other?.what === 'link' && other.target !== undefined && other.target !== row[side]?.target;
  if (links) return `${lead}${glyphs.arrow} ${shortTarget(other.target ?? '', glyphs)}`;
  if (other !== undefined || row.partner === undefined) return '';
  return `${letters[row.partner.side]}: ${shownPath(row.partner.path, glyphs)}`;
}

/** A target in a store without the way to it: `…/bin/hello`. */
function shortTarget(target: string, glyphs: Glyphs): string {
  const below = inStore(target)?.below;
  return below ? glyphs.ellipsis + shownPath(below, glyphs) : shownPath(target, glyphs);
}
