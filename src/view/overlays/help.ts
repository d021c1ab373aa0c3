import { type HelpLine, helpLines } from '../../app/help.ts';
import type { Size } from '../../app/layout.ts';
import type { HelpOverlay } from '../../app/overlay.ts';
import type { State } from '../../app/state.ts';
import { fitEnd } from '../../text/fit.ts';
import { asciiText, type Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import type { Popup } from '../popup.ts';
import { shown } from '../shown.ts';
import { cutLine, inCursorRow, type Line, span } from '../span.ts';

const columnWidth = 39;
const keysWidth = 16;
/** One cell before each column keeps them apart. */
const titleWidth = columnWidth - 1 - keysWidth;
const mostColumns = 3;

/** What the signs mean: the only legend there is. */
const signLines = [
  '+ added   ~ changed   - removed',
  '= shipped again, nothing new in it',
  '? not compared yet',
  '< only A  > only B    ~ differs',
  '≡ same bytes in another place',
  '  (blank) the same',
];

/** `?`: every key, from the table of commands, in columns; typing narrows, Enter runs the chosen line. `place`: where one is. */
export function helpPopup(state: State, place: string, overlay: HelpOverlay, size: Size, glyphs: Glyphs): Popup {
  const found = helpLines(state, overlay.query);
  const width = size.columns;
  const height = size.rows - 2;
  const count = Math.max(1, Math.min(mostColumns, Math.floor((width - 2) / columnWidth)));
  const columns = inColumns(blocks(found, overlay, glyphs), count);
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const visible = height - 3;
  const cursorRow = Math.max(0, ...columns.map((column) => column.findIndex((line) => line.chosen)));
  const top = Math.max(0, Math.min(cursorRow - Math.floor(visible / 2), rows - visible));
  const typed: Line =
    overlay.query === '' ? [] : [span(` ${shown(overlay.query, glyphs)}`), span(glyphs.caret, 'accent')];
  const body = Array.from({ length: Math.max(0, Math.min(visible, rows - top)) }, (_, row) =>
    columns.flatMap((column): Line => {
      const drawn = column[top + row];
      return cutLine([cursorMark(drawn?.chosen ?? false, true, glyphs), ...(drawn?.line ?? [])], 0, columnWidth);
    }),
  );
  const none: Line = [span(' No key or command is called that.')];
  return {
    title: 'Keys',
    state: `bright = works in ${place}, where you are`,
    width,
    height,
    scroll: { top, visible, total: rows, skip: 1 },
    body: [typed, ...(found.length === 0 ? [none] : body)],
  };
}

type Drawn = { readonly line: Line; readonly chosen: boolean };

/** One block for each group: its name and its lines. */
function blocks(found: readonly HelpLine[], overlay: HelpOverlay, glyphs: Glyphs): readonly (readonly Drawn[])[] {
  const groups = [...new Set(found.map((line) => line.group))];
  const listed = groups.map((group) => [
    heading(group),
    ...found.flatMap((line, index) => (line.group === group ? [helpLine(line, index === overlay.cursor, glyphs)] : [])),
  ]);
  if (overlay.query !== '') return listed;
  return [...listed, [heading('Signs'), ...signLines.map((text) => ({ line: [span(text)], chosen: false }))]];
}

function heading(text: string): Drawn {
  return { line: [span(text.toUpperCase(), 'strong')], chosen: false };
}

function helpLine(line: HelpLine, chosen: boolean, glyphs: Glyphs): Drawn {
  const keys = line.keys.join(' ');
  const text = glyphs.ascii ? asciiText(keys) : keys;
  const drawn: Line = [
    span(`${fitEnd(text, keysWidth - 1)} `.padEnd(keysWidth), line.works ? 'key' : 'dim'),
    span(fitEnd(line.title, titleWidth).padEnd(titleWidth), line.works ? 'plain' : 'dim'),
  ];
  return { line: chosen ? inCursorRow(drawn) : drawn, chosen };
}

/** The blocks in their order, one below the other, in as few rows as `count` columns allow. */
function inColumns(all: readonly (readonly Drawn[])[], count: number): readonly (readonly Drawn[])[] {
  const total = all.reduce((sum, block) => sum + block.length + 1, 0);
  for (let height = Math.ceil(total / count); height <= total; height++) {
    const columns = filled(all, height);
    if (columns.length <= count) return columns;
  }
  return filled(all, total);
}

function filled(all: readonly (readonly Drawn[])[], height: number): readonly (readonly Drawn[])[] {
  const columns: Drawn[][] = [];
  for (const block of all) {
    const last = columns.at(-1);
    if (last !== undefined && last.length + 1 + block.length <= height)
      last.push({ line: [], chosen: false }, ...block);
    else columns.push([...block]);
  }
  return columns;
}
