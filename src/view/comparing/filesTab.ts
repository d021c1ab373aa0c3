import { imageComparisonOf } from '../../app/comparing/compared.ts';
import type { Comparing } from '../../app/comparing/comparing.ts';
import type { PairRows } from '../../app/comparing/pairRow.ts';
import { pairCursorIndex, pairCursorRow, pairRowsOf } from '../../app/comparing/pairRows.ts';
import { hasTwoColumns } from '../../app/comparing/selectors.ts';
import type { Area } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { fitEnd, fitMiddle } from '../../text/fit.ts';
import { grouped } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { matchesOf } from '../matched.ts';
import { filterText } from '../panes/states.ts';
import { shown, shownPath } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { pairColumn } from './pairColumn.ts';
import { pairLines } from './pairList.ts';
import { sidePath } from './pairName.ts';
import { hasFocus, type TabContent, twoTitles } from './tabFrame.ts';

/** The two trees, or one column of names with both sizes. */
export function filesTab(state: State, comparing: Comparing, area: Area, glyphs: Glyphs): TabContent {
  const rows = pairRowsOf(comparing);
  const { files } = comparing;
  const two = hasTwoColumns(state, comparing);
  const titles = two
    ? twoTitles(comparing, area.width, filesState(comparing, glyphs), glyphs)
    : { title: placeTitle(comparing, area.width, glyphs), state: [span(filesState(comparing, glyphs))] };
  if (rows.length === 0) return { ...titles, body: emptyLines(comparing, area.width - 2, glyphs) };
  const cursor = pairCursorIndex(comparing);
  const list = {
    width: area.width - 2,
    height: area.height - 2,
    rows,
    largest: largestOf(rows),
    cursor,
    top: files.top,
    focused: hasFocus(comparing),
    binary: files.binarySizes,
    matches: matchesOf(files.filter),
  };
  const skip = two ? 0 : 1;
  return {
    ...titles,
    body: [...(two ? pairLines(list, glyphs) : pairColumn(list, glyphs)), ...sameLines(comparing, rows)],
    position: `${cursor + 1} of ${rows.length}`,
    scroll: { top: files.top, visible: area.height - 2 - skip, total: rows.length, skip },
  };
}

/** The root row has all that is shown. */
function largestOf(rows: PairRows): number {
  const { left, right } = rows.at(0);
  return Math.max(left?.size ?? 0, right?.size ?? 0);
}

/** In one column the border has no room for two images: it says where the cursor is. */
function placeTitle(comparing: Comparing, width: number, glyphs: Glyphs): Line {
  const row = pairCursorRow(comparing);
  const path = row === undefined ? '' : sidePath(row, row.right === undefined ? 'left' : 'right');
  return [span(path === '' ? '/' : fitMiddle(shownPath(path, glyphs), Math.max(8, Math.floor(width / 2))))];
}

/** `by difference`, `all shown · by name`, `filter ssl · links looked through`. */
function filesState({ files, through }: Comparing, glyphs: Glyphs): string {
  const { filter, sort, reversed, differencesOnly } = files;
  const parts = differencesOnly ? [] : ['all shown'];
  const order = { difference: 'by difference', left: 'by size of A', right: 'by size of B', name: 'by name' }[sort];
  parts.push(filter === '' ? `${order}${reversed ? ', reversed' : ''}` : filterText(filter, glyphs));
  if (through) parts.push('links looked through');
  return parts.join(` ${glyphs.dot} `);
}

/** Behind the last row: how many paths are not there because both images have the same. */
function sameLines({ files }: Comparing, { same }: PairRows): readonly Line[] {
  if (same === 0 || files.filter !== '') return [];
  const text = same === 1 ? '1 path is the same: c shows it' : `${grouped(same)} paths are the same: c shows them`;
  return [[], [span(`   ${text}`)]];
}

/** Why there are no rows, and the keys that widen the search. */
function emptyLines(comparing: Comparing, width: number, glyphs: Glyphs): readonly Line[] {
  const { filter, differencesOnly } = comparing.files;
  const what = differencesOnly ? 'Nothing that differs' : 'Nothing of both images';
  const why = filter === '' ? `${what} is shown.` : `${what} matches ${shown(filter, glyphs)}.`;
  const paths = imageComparisonOf(comparing).length - 1;
  const ways: readonly (readonly [key: string, text: string])[] = [
    ...(differencesOnly ? [['c', `try all ${grouped(paths)} paths of both`] as const] : []),
    ...(filter === '' ? [['t', 'choose what is shown'] as const] : [['Esc', 'clear the filter'] as const]),
  ];
  return [
    [],
    [span(`   ${fitEnd(why, width - 4)}`)],
    [],
    ...ways.map(([key, text]): Line => [span('   '), span(key.padEnd(7), 'key'), span(text)]),
  ];
}
