import type { AlignedRow } from '../../app/comparing/alignedRow.ts';
import { alignedRowsOf } from '../../app/comparing/alignedRows.ts';
import type { Comparing } from '../../app/comparing/comparing.ts';
import { tabCursorIndex, tabPlace } from '../../app/comparing/selectors.ts';
import type { Area } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { filterText } from '../panes/states.ts';
import { cutLine, inCursorRow, span } from '../span.ts';
import { type AlignedDrawing, alignedHead, alignedLine } from './alignedLine.ts';
import { hasFocus, type TabContent, twoTitles } from './tabFrame.ts';

/** The layers of both in their orders, those that belong together in one row, and below them what is shared. */
export function layersTab(state: State, comparing: Comparing, area: Area, glyphs: Glyphs): TabContent {
  const rows = alignedRowsOf(comparing);
  const { top, filter } = comparing.layers;
  const width = area.width - 2;
  const drawing: AlignedDrawing = {
    width,
    middle: Math.floor(width / 2) - 2,
    largest: rows.reduce((most, row) => Math.max(most, largestOf(row)), 0),
    binary: comparing.files.binarySizes,
    glyphs,
  };
  const cursor = tabCursorIndex(state, comparing);
  const visible = Math.max(0, area.height - 3);
  const body = rows.slice(top, top + visible).map((row, i) => {
    const here = top + i === cursor;
    const line = [cursorMark(here, hasFocus(comparing), glyphs), ...alignedLine(row, drawing)];
    return here ? inCursorRow(cutLine(line, 0, width)) : line;
  });
  const { row, of } = tabPlace(state, comparing);
  return {
    ...twoTitles(comparing, area.width, filter === '' ? '' : filterText(filter, glyphs), glyphs),
    body: [[span(' '), ...alignedHead(drawing)], ...body],
    position: of === 0 ? '' : `${row} of ${of}`,
    scroll: { top, visible, total: rows.length, skip: 1 },
  };
}

function largestOf(row: AlignedRow): number {
  if (row.what !== 'layer') return 0;
  return Math.max(row.left?.size ?? 0, row.right?.size ?? 0);
}
