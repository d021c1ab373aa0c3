import type { TreeRow, TreeRows } from '../../app/row.ts';
import { changeSigns } from '../../model/change.ts';
import type { Entry } from '../../model/entry.ts';
import { sizeText } from '../../text/bytes.ts';
import { fitRight } from '../../text/fit.ts';
import { modeText } from '../../text/modeText.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Matches } from '../matched.ts';
import { sizeTone } from '../sizeTone.ts';
import { cutLine, inCursorRow, type Line, lineWidth, type Span, span } from '../span.ts';
import { toneOf } from '../theme.ts';
import { cursorMark } from './cursorMark.ts';
import { nameLine } from './name.ts';

/** What the Files pane draws, borders not counted. */
export type FileList = {
  readonly width: number;
  readonly height: number;
  readonly rows: TreeRows;
  /** Key of the row under the cursor. */
  readonly cursor: string;
  readonly top: number;
  readonly focused: boolean;
  readonly binary: boolean;
  /** The entry behind a row, when mode and owner are shown; undefined for a folder that no layer names. */
  readonly entry?: (row: TreeRow) => Entry | undefined;
  readonly matches: Matches;
};

type Columns = { readonly size: number; readonly bar: number; readonly owner: number };

const roomForLongBars = 80;
const widestOwner = 13;

/** The head of the columns and below it the rows from `top` on. */
export function fileLines(list: FileList, glyphs: Glyphs): readonly Line[] {
  const rows: TreeRow[] = [];
  const end = Math.min(list.rows.length, list.top + list.height - 1);
  for (let i = list.top; i < end; i++) rows.push(list.rows.at(i));
  const columns = columnsOf(list, rows);
  const cursor = list.rows.length === 0 ? '' : list.rows.at(list.rows.indexOf(list.cursor)).key;
  return [head(list, columns), ...rows.map((row) => fileLine(row, row.key === cursor, list, columns, glyphs))];
}

function columnsOf(list: FileList, rows: readonly TreeRow[]): Columns {
  let owner = 7;
  if (list.entry) for (const row of rows) owner = Math.max(owner, ownerText(list.entry(row)).length);
  return {
    size: list.binary ? 8 : 7,
    bar: list.width >= roomForLongBars ? 8 : 6,
    owner: Math.min(owner, widestOwner),
  };
}

function head(list: FileList, columns: Columns): Line {
  const attributes = list.entry ? `permission ${'owner'.padStart(columns.owner)} ` : '';
  return [span(`   ${attributes}${'size'.padStart(columns.size)}${' '.repeat(columns.bar + 2)}name`, 'dim')];
}

function fileLine(row: TreeRow, here: boolean, list: FileList, columns: Columns, glyphs: Glyphs): Line {
  const line: Line = [
    cursorMark(here, list.focused, glyphs),
    ...sign(row),
    ...attributes(row, list, columns),
    ...amount(row, list, columns, glyphs),
  ];
  const name = nameLine(row, list.width - lineWidth(line), list.matches, glyphs);
  const whole = cutLine([...line, ...name], 0, list.width);
  return here ? inCursorRow(whole) : whole;
}

function sign(row: TreeRow): Line {
  return [span(changeSigns[row.class], toneOf(row.class)), span(' ')];
}

function attributes(row: TreeRow, list: FileList, columns: Columns): Line {
  if (list.entry === undefined) return [];
  const entry = row.what === 'farm' ? undefined : list.entry(row);
  const mode = entry === undefined ? '' : modeText(entry.kind, entry.mode);
  return [span(`${mode.padEnd(10)} ${fitRight(ownerText(entry), columns.owner)} `)];
}

function ownerText(entry: Entry | undefined): string {
  return entry === undefined ? '' : `${entry.uid}:${entry.gid}`;
}

/** Size and bar; links have neither, and what is hidden counts into no folder and says so. */
function amount(row: TreeRow, list: FileList, columns: Columns, glyphs: Glyphs): Span[] {
  if (row.size === undefined) return [span(' '.repeat(columns.size + columns.bar + 2))];
  const size = span(
    `${sizeText(row.size, list.binary).padStart(columns.size)} `,
    sizeTone(row.size, list.rows.largest),
  );
  if (row.hidden && row.size > 0) return [size, span(`${'hidden'.padEnd(columns.bar)} `, 'dim')];
  return [size, span(`${bar(row.hidden ? 0 : row.size, list.rows.largest, columns.bar, glyphs.ascii)} `, 'bar')];
}
