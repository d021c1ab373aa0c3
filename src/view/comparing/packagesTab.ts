import type { Comparing } from '../../app/comparing/comparing.ts';
import type { PackageRow, PackageRows } from '../../app/comparing/packageRow.ts';
import { packageRowsOf } from '../../app/comparing/packageRows.ts';
import { tabCursorIndex, tabPlace } from '../../app/comparing/selectors.ts';
import { type Area, narrow } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import type { SideName } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitEnd, fitMiddle } from '../../text/fit.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { filterText } from '../panes/states.ts';
import { shown, shownPath } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { cutLine, inCursorRow, type Line, lineWidth, type Span, span } from '../span.ts';
import { signOf } from './signs.ts';
import { hasFocus, type TabContent, twoTitles } from './tabFrame.ts';

/** What all lines have in common; borders not counted. */
type Drawing = {
  readonly width: number;
  readonly binary: boolean;
  readonly rows: PackageRows;
  /** Bytes of the larger image: bars are full there, sums being below it. */
  readonly largest: number;
  readonly glyphs: Glyphs;
};

const barWidth = 10;

/** Packages of both by name, with the bytes of the files that are there; the column sums to the image. */
export function packagesTab(state: State, comparing: Comparing, area: Area, glyphs: Glyphs): TabContent {
  const rows = packageRowsOf(comparing);
  const { top } = comparing.packages;
  const width = area.width - 2;
  const drawing: Drawing = { width, binary: comparing.files.binarySizes, rows, largest: largestOf(rows), glyphs };
  const cursor = tabCursorIndex(state, comparing);
  const visible = Math.max(0, area.height - 3);
  const body = rows.rows.slice(top, top + visible).map((row, i) => {
    const here = top + i === cursor;
    const line = [cursorMark(here, hasFocus(comparing), glyphs), ...packageLine(row, drawing)];
    return here ? inCursorRow(cutLine(line, 0, width)) : line;
  });
  const { row, of } = tabPlace(state, comparing);
  return {
    ...twoTitles(comparing, area.width, stateText(comparing, glyphs), glyphs),
    body: [head(drawing), ...body],
    position: of === 0 ? '' : `${row} of ${of}`,
    scroll: { top, visible, total: rows.rows.length, skip: 1 },
  };
}

function stateText({ packages: { sort, reversed, filter } }: Comparing, glyphs: Glyphs): string {
  if (filter !== '') return filterText(filter, glyphs);
  return `by ${sort === 'name' ? 'name' : 'difference'}${reversed ? ', reversed' : ''}`;
}

function largestOf({ rows, largest }: PackageRows): number {
  return rows.reduce((most, { left, right }) => Math.max(most, left?.bytes ?? 0, right?.bytes ?? 0), largest);
}

/** Cells of the columns: in a narrow window both versions share one. */
function columnsOf({ width, binary }: Drawing): {
  readonly name: number;
  readonly size: number;
  readonly version: number;
} {
  const size = binary ? 8 : 7;
  if (width + 2 < narrow) {
    const room = width - 9 - 2 * size - 6;
    const name = Math.max(1, Math.floor(room * 0.6));
    return { name, size, version: Math.max(1, room - name) };
  }
  const spare = width - 118;
  const name = 30 + Math.floor(spare / 3);
  return { name, size, version: 12 + Math.floor(spare / 3) };
}

function head(drawing: Drawing): Line {
  const { name, size, version } = columnsOf(drawing);
  const start = `   kind  ${'name'.padEnd(name)} ${'A'.padStart(size)}`;
  const text =
    drawing.width + 2 < narrow
      ? `${start}  ${'B'.padStart(size)}  version`
      : `${start}  ${'version'.padEnd(version)} ${'B'.padStart(size)}  ${' '.repeat(barWidth)}  version`;
  return [span(text, 'dim')];
}

/** The line behind the cell of the cursor mark. */
function packageLine(row: PackageRow, drawing: Drawing): Line {
  const { width, glyphs } = drawing;
  const columns = columnsOf(drawing);
  const kind = row.what === 'sum' ? '' : row.kind === 'none' ? glyphs.none : row.kind;
  const start: Line = [
    row.what === 'sum' ? span(' ') : signOf(row.class, glyphs),
    span(` ${fit(kind, 5)} `),
    span(fit(fitMiddle(nameText(row, drawing), columns.name), columns.name), row.what === 'sum' ? 'strong' : 'plain'),
    span(' '),
    size(row, 'left', columns.size, drawing),
    span('  '),
  ];
  if (width + 2 < narrow)
    return [
      ...start,
      size(row, 'right', columns.size, drawing),
      span('  '),
      bothVersions(row, columns.version, drawing),
    ];
  const middle: Line = [
    span(`${fit(versionText(row, 'left', glyphs), columns.version)} `, 'dim'),
    size(row, 'right', columns.size, drawing),
    span('  '),
    span(
      row.what === 'sum' || row.what === 'rest'
        ? ' '.repeat(barWidth)
        : bar(row.right?.bytes ?? 0, drawing.largest, barWidth, glyphs.ascii),
      'bar',
    ),
    span('  '),
  ];
  const room = width - 1 - lineWidth(start) - lineWidth(middle);
  return [...start, ...middle, rightText(row, room, glyphs)];
}

function nameText(row: PackageRow, { glyphs, binary }: Drawing): string {
  switch (row.what) {
    case 'package':
      return shownPath(row.name, glyphs);
    case 'rest':
      return `${row.count ?? 0} more, each under ${sizeText(row.under ?? 0, binary).replace(/\.0+ /, ' ')}`;
    case 'none':
      return shown(row.title ?? '', glyphs);
    case 'sum':
      return 'the image, to the byte';
  }
}

function size(row: PackageRow, side: SideName, width: number, { binary, largest, rows, glyphs }: Drawing): Span {
  const bytes = row[side]?.bytes;
  if (bytes === undefined) return span((rows.unread[side] ? glyphs.ellipsis : '').padStart(width), 'dim');
  return span(sizeText(bytes, binary).padStart(width), sizeTone(bytes, largest));
}

function versionText(row: PackageRow, side: SideName, glyphs: Glyphs): string {
  const cell = row[side];
  if (cell?.remark !== undefined) return shown(cell.remark, glyphs);
  return row.what === 'package' ? shownPath(cell?.version ?? '', glyphs) : '';
}

function rightText(row: PackageRow, room: number, glyphs: Glyphs): Span {
  const text =
    row.what === 'rest' && row.open !== true ? `${glyphs.arrow} shows them` : versionText(row, 'right', glyphs);
  return span(fitEnd(text, room), 'dim');
}

/** `1.0`, or `3.1.7-r0 → 3.1.8-r0` where it changed. */
function bothVersions(row: PackageRow, room: number, { glyphs }: Drawing): Span {
  const left = versionText(row, 'left', glyphs);
  const right = versionText(row, 'right', glyphs);
  if (row.what === 'rest' || left === '' || left === right) return rightText(row, room, glyphs);
  return span(fitEnd(right === '' ? left : `${left} ${glyphs.arrow} ${right}`, room), 'dim');
}
