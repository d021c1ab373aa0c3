import type { Comparing } from '../../app/comparing/comparing.ts';
import { lowerPaneOf } from '../../app/comparing/lowerLines.ts';
import type { LowerPane } from '../../app/comparing/lowerPane.ts';
import { type Area, narrow } from '../../app/layout.ts';
import type { DetailLine } from '../../app/row.ts';
import type { SideName } from '../../model/sideName.ts';
import { fitEnd, fitMiddle } from '../../text/fit.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { detailLines } from '../panes/details.ts';
import { shown } from '../shown.ts';
import { cutLine, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { letter } from './sides.ts';
import { signOf } from './signs.ts';

/** The pane below the tab: what is under the cursor, A's facts left and B's right; on the root the conclusion. */
export function lowerLines(comparing: Comparing, area: Area, glyphs: Glyphs): readonly Line[] {
  const pane = lowerPaneOf(comparing);
  const { width, height } = area;
  const all = signedLines(pane, width - 2, glyphs);
  const visible = Math.max(0, height - 2);
  const top = Math.max(0, Math.min(comparing.lower.top, all.length - visible));
  const frame = {
    width,
    height,
    focused: false,
    title: titleOf(pane, width, glyphs),
    scroll: { top, visible, total: all.length, skip: 0 },
    body: all.slice(top, top + visible),
  };
  return framed(frame, glyphs);
}

function titleOf(pane: LowerPane, width: number, glyphs: Glyphs): Line {
  if (pane.title === '') return [];
  const title = span(fitEnd(shown(pane.title, glyphs), width - 10));
  return pane.class === undefined || pane.class === 'same' ? [title] : [signOf(pane.class, glyphs), span(' '), title];
}

/** Without a title the sign stands before the first line. */
function signedLines(pane: LowerPane, width: number, glyphs: Glyphs): readonly Line[] {
  if (pane.title !== '' || pane.class === undefined || pane.class === 'same') return factLines(pane, width, glyphs);
  const [first = [], ...rest] = factLines(pane, width - 2, glyphs);
  return [[span(' '), signOf(pane.class, glyphs), ...first], ...rest];
}

/** The facts of both sides, and what concerns both below them, wrapped to `width` cells. */
export function factLines(pane: LowerPane, width: number, glyphs: Glyphs): readonly Line[] {
  const isNarrow = width + 2 < narrow;
  const wide = ((isNarrow ? pane.brief : undefined) ?? pane.wide).flatMap((detail) => wideLines(detail, width, glyphs));
  if (pane.left.length === 0 && pane.right.length === 0) return wide;
  const facts = isNarrow ? eachInOneLine(pane, width, glyphs) : besideEachOther(pane, width, glyphs);
  return [...facts, ...(isNarrow ? wide : wide.map((line): Line => [span('   '), ...line]))];
}

/** A sentence goes on below its beginning, not indented as a fact. */
function wideLines(detail: DetailLine, width: number, glyphs: Glyphs): readonly Line[] {
  if (detail.label !== undefined || detail.chips !== undefined) return detailLines([detail], width, glyphs);
  const room = Math.max(1, width - 2);
  const tone = detail.tone === 'dim' ? 'dim' : 'plain';
  return wrap(shown(detail.text, glyphs), room, room).map((text) => [span(` ${text}`, tone)]);
}

/** A's facts from the left edge, B's from the middle on, their letters before the first lines. */
function besideEachOther(pane: LowerPane, width: number, glyphs: Glyphs): readonly Line[] {
  const middle = Math.floor(width / 2) + 3;
  const left = sideFacts('left', pane.left, middle, glyphs);
  const right = sideFacts('right', pane.right, width - middle + 1, glyphs);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [
    ...cutLine(left[row] ?? [], 0, middle - 1),
    ...cutLine(right[row] ?? [], 0, width - middle + 1),
  ]);
}

function sideFacts(side: SideName, facts: readonly DetailLine[], width: number, glyphs: Glyphs): readonly Line[] {
  const lines = detailLines(facts, width - 3, glyphs);
  return lines.map((line, row): Line => [span(' '), row === 0 ? letter(side) : span(' '), span(' '), ...line]);
}

/** Where only two lines are seen, each is one side's; its path takes at most half of the line. */
function eachInOneLine(pane: LowerPane, width: number, glyphs: Glyphs): readonly Line[] {
  return (['left', 'right'] as const)
    .filter((side) => pane[side].length > 0)
    .map((side) => {
      const [first, ...rest] = pane[side].map(({ label, text }) =>
        shown(label === undefined ? text : `${label} ${text}`, glyphs),
      );
      const path = fitMiddle(first ?? '', Math.floor(width / 2));
      return [span(' '), letter(side), span(`  ${fitEnd([path, ...rest].join('   '), width - 5)}`)];
    });
}
