import type { LayerRow } from '../../app/row.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit } from '../../text/fit.ts';
import { bar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { inCursorRow, type Line, span } from '../span.ts';
import { cursorMark } from './cursorMark.ts';

/** What the Layers pane draws, borders not counted. */
export type LayerList = {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly LayerRow[];
  /** Position under the cursor. */
  readonly cursor: number;
  readonly top: number;
  readonly focused: boolean;
  /** Bytes at which a bar is full: the whole image. */
  readonly largest: number;
  readonly binary: boolean;
};

const barWidth = 6;

/** The head of the columns and below it the rows from `top` on. */
export function layerLines(list: LayerList, glyphs: Glyphs): readonly Line[] {
  const head: Line = [span(`    # ${'size'.padStart(sizeWidth(list))}${' '.repeat(barWidth + 2)}made by`, 'dim')];
  const rows = list.rows.slice(list.top, list.top + list.height - 1);
  return [head, ...rows.map((row) => layerLine(row, list, glyphs))];
}

function layerLine(row: LayerRow, list: LayerList, glyphs: Glyphs): Line {
  // mark, number, size and bar, with a space behind each of the last three
  const textAt = 1 + 4 + 1 + sizeWidth(list) + 1 + barWidth + 1;
  const text = fit(shown(row.text, glyphs), list.width - textAt);
  if (row.what === 'step') return [span(' '.repeat(textAt)), span(text)];
  const here = row.position === list.cursor;
  const line: Line = [
    cursorMark(here, list.focused, glyphs),
    span(number(row), row.marked ? 'key' : 'plain'),
    span(` ${sizeText(row.size, list.binary).padStart(sizeWidth(list))} `, sizeTone(row.size, list.largest)),
    span(bar(row.size, list.largest, barWidth, glyphs.ascii), 'bar'),
    span(` ${text}`),
  ];
  return here ? inCursorRow(line) : line;
}

/** `1023 KiB` is a cell longer than `7.42 MB`. */
function sizeWidth(list: LayerList): number {
  return list.binary ? 8 : 7;
}

/** Four cells; a layer of the marked range has a star before its number. */
function number(row: LayerRow): string {
  const text = row.what === 'all' ? 'all' : String(row.position);
  return row.marked ? `*${text.padStart(3)}` : text.padStart(4);
}
