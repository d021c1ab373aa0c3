// Built in place of Ink's own `line-update.js` (scripts/inkStandIns.mjs), which cuts every changed row into graphemes.
import lineUpdateOfInk from '../../../node_modules/ink/build/line-update.js';
import { endOfSgr } from './plainCells.ts';
import { cellsOf, plainRow, reset, styleAt } from './plainRow.ts';

const eraseToEnd = '\u001b[K';

/**
 * What makes one row of the terminal another one. Of plain rows only the cells from the first to the last that differ are
 * written; where the cursor ends does not matter, a line feed or a move to a row follows.
 */
export default function lineUpdate(previous: string, next: string, columns: number | undefined): string {
  const [old, now] = [plainRow(previous), plainRow(next)];
  if (!old || !now || !columns || old.width > columns || now.width > columns)
    return lineUpdateOfInk(previous, next, columns as number);
  const start = sameStart(previous, next);
  const column = cellsOf(next, 0, start);
  if (column >= columns || (column >= now.width && column >= old.width)) return `${cursorTo(0)}${eraseToEnd}${next}`;
  const erase = now.width < old.width ? eraseToEnd : '';
  const style = styleAt(next, start);
  const toEnd = cursorTo(column) + erase + style + next.slice(start);
  const same = old.width === now.width ? sameEnd(previous, next, start) : 0;
  const middle = changedMiddle(previous, next, start, same);
  if (middle === undefined) return toEnd;
  const part = cursorTo(column) + style + middle;
  return part.length < toEnd.length ? part : toEnd;
}

/** What is written when the last `same` units stay; undefined when the cells before them are others in number or look. */
function changedMiddle(previous: string, next: string, start: number, same: number): string | undefined {
  const [oldEnd, end] = [previous.length - same, next.length - same];
  const cells = cellsOf(next, start, end);
  if (cells === 0 || cells !== cellsOf(previous, start, oldEnd)) return undefined;
  const style = styleAt(next, end);
  if (style !== styleAt(previous, oldEnd)) return undefined;
  return next.slice(start, end) + (style === '' ? '' : reset);
}

/** Units at the start that are the same, no sequence cut. */
function sameStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  const begin = beginOfSgr(b, same);
  return endOfSgr(b, begin) > same ? begin : same;
}

/** Units at the end that are the same, no sequence cut in either. */
function sameEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let same = 0;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  const whole = (text: string): number => {
    const place = text.length - same;
    return text.length - Math.max(place, endOfSgr(text, beginOfSgr(text, place)));
  };
  return Math.max(0, Math.min(whole(a), whole(b)));
}

/** Where the last sequence before a place begins; -1 when there is none. */
function beginOfSgr(text: string, place: number): number {
  return place > 0 ? text.lastIndexOf('\u001b', place - 1) : -1;
}

function cursorTo(column: number): string {
  return `\u001b[${column + 1}G`;
}
