import type { Comparing } from '../../app/comparing/comparing.ts';
import { tabCursorIndex } from '../../app/comparing/selectors.ts';
import type { SummaryLine } from '../../app/comparing/summaryLine.ts';
import { summaryLinesOf } from '../../app/comparing/summaryLines.ts';
import type { Area } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { cutLine, inCursorRow, type Line, span } from '../span.ts';
import { type SummaryDrawing, summaryLine } from './summaryLine.ts';
import { hasFocus, type TabContent } from './tabFrame.ts';

/** The sentences, the numbers with the command that each one replaces, and what the difference is made of. */
export function summaryTab(state: State, comparing: Comparing, area: Area, glyphs: Glyphs): TabContent {
  const lines = summaryLinesOf(state, comparing);
  const { top } = comparing.summary;
  const width = area.width - 2;
  const drawing: SummaryDrawing = {
    width,
    binary: comparing.files.binarySizes,
    whole: wholeOf(lines),
    by: comparing.summary.by,
    glyphs,
  };
  const cursor = tabCursorIndex(state, comparing);
  const visible = Math.max(0, area.height - 2);
  const body = lines.slice(top, top + visible).map((line, i): Line => {
    const here = top + i === cursor;
    const drawn: Line = [cursorMark(here, hasFocus(comparing), glyphs), ...summaryLine(line, drawing)];
    return here ? inCursorRow(cutLine(drawn, 0, width)) : drawn;
  });
  return {
    title: [span('Summary', 'strong')],
    body,
    scroll: { top, visible, total: lines.length, skip: 0 },
  };
}

/** Where a bar is full: the difference, or a part that is more than the whole because another part is less than nothing. */
function wholeOf(lines: readonly SummaryLine[]): number {
  return Math.max(0, ...lines.map((line) => ('bytes' in line ? Math.abs(line.bytes) : 0)));
}
