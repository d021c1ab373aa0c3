import type { BothOverlay, Comparing } from '../../app/comparing/comparing.ts';
import { lowerPaneOf } from '../../app/comparing/lowerLines.ts';
import { realPathsOf } from '../../app/comparing/realPathsOf.ts';
import type { Size } from '../../app/layout.ts';
import { fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Popup } from '../popup.ts';
import { shownPath } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { hexLines } from './hexLines.ts';
import { factLines } from './lower.ts';
import type { SeenRows } from './seenRows.ts';
import { textLines } from './textLines.ts';

/** Enter on a file that differs: its lines or bytes on both sides; where they cannot be read, what the headers say. */
export function bothPopup(comparing: Comparing, overlay: BothOverlay, size: Size, glyphs: Glyphs): Popup {
  const { columns: width, rows } = size;
  const visible = rows - 4;
  const total = lengthOf(overlay);
  const top = Math.max(0, Math.min(overlay.top, total - 1));
  return {
    title: fitMiddle(titleOf(comparing, overlay, glyphs), width - 40),
    state: stateText(overlay),
    position: total <= visible ? '' : `${top + 1} of ${total}`,
    width,
    height: rows - 2,
    scroll: { top: Math.min(top, Math.max(0, total - visible)), visible, total, skip: 0 },
    body: bodyLines(comparing, overlay, { top, visible, width: width - 2 }, glyphs),
  };
}

/** A difference may have many thousands of rows, and only those that are seen are drawn. */
function bodyLines(comparing: Comparing, { difference }: BothOverlay, seen: SeenRows, glyphs: Glyphs): readonly Line[] {
  switch (difference?.kind) {
    case undefined:
      return [[], [span(`   ${glyphs.ellipsis} reading both`, 'dim')]];
    case 'text':
      return textLines(difference.lines, seen, glyphs);
    case 'hex':
      if (difference.differing === 0) return [[], ...factLines(lowerPaneOf(comparing), seen.width, glyphs)];
      return hexLines(difference.rows, seen);
    case 'unread':
      return [[], ...factLines(lowerPaneOf(comparing), seen.width, glyphs)];
  }
}

function lengthOf({ difference }: BothOverlay): number {
  if (difference === undefined || difference.kind === 'unread') return 0;
  return difference.kind === 'text' ? difference.lines.length : difference.rows.length;
}

/** The path on both sides; of what is seen through a link also where it is. */
function titleOf(comparing: Comparing, overlay: BothOverlay, glyphs: Glyphs): string {
  const { left, right } = realPathsOf(comparing, overlay.key);
  const seen = [
    left === undefined ? [] : `in A ${shownPath(left, glyphs)}`,
    right === undefined ? [] : `in B ${shownPath(right, glyphs)}`,
  ];
  return [pathTitle(overlay, glyphs), ...seen.flat()].join(', ');
}

function pathTitle({ key }: BothOverlay, glyphs: Glyphs): string {
  const [left = '', right = ''] = key.split('\0').map((path) => shownPath(path, glyphs));
  if (left === right || right === '') return left;
  return left === '' ? right : `${left} ${glyphs.arrow} ${right}`;
}

function stateText({ difference }: BothOverlay): string {
  if (difference === undefined) return '';
  if (difference.kind === 'unread') return 'what the headers say';
  const cut = difference.cut ? ', the rest is not shown' : '';
  if (difference.kind === 'text') return `A left, B right${cut}`;
  if (difference.differing === 0) return 'the same bytes';
  return `${plural(difference.differing, 'byte')} ${difference.differing === 1 ? 'differs' : 'differ'}${cut}`;
}
