import { endOfSgr, isPlainCell } from './plainCells.ts';

/** What is known of a text that consists of plain cells and SGR, and takes back what it sets. */
export type PlainRow = {
  /** Cells that it takes. */
  readonly width: number;
  /** Without the spaces at its end, as Ink draws a row. */
  readonly drawn: string;
};

const known = new Map<string, PlainRow | undefined>();
/** Some screens of rows. */
const mostKnown = 1024;
const longest = 4096;

/** The SGR sequence that takes back all others. */
export const reset = '\u001b[0m';

/** Undefined for a text with anything else in it, which only Ink knows how to draw. Rows of the last frames are remembered. */
export function plainRow(text: string): PlainRow | undefined {
  if (text.length > longest) return undefined;
  const before = known.get(text);
  if (before !== undefined || known.has(text)) return before;
  if (known.size >= mostKnown) known.clear();
  const row = looked(text);
  known.set(text, row);
  return row;
}

function looked(text: string): PlainRow | undefined {
  const width = cellsOf(text, 0, text.length);
  if (width < 0 || styleAt(text, text.length) !== '') return undefined;
  return { width, drawn: text.trimEnd() };
}

/** Cells between two places of a text, -1 when there is anything but plain cells and SGR. */
export function cellsOf(text: string, from: number, to: number): number {
  let cells = 0;
  for (let i = from; i < to; ) {
    if (isPlainCell(text.charCodeAt(i))) {
      cells++;
      i++;
    } else if ((i = endOfSgr(text, i)) < 0) return -1;
  }
  return cells;
}

/** The SGR sequences that hold at a place of a plain row: those since the last reset. */
export function styleAt(text: string, place: number): string {
  let at = text.lastIndexOf(reset, place - reset.length);
  at = at < 0 ? 0 : at + reset.length;
  let style = '';
  for (let begin = text.indexOf('\u001b', at); begin >= 0 && begin < place; ) {
    const end = endOfSgr(text, begin);
    if (end < 0 || end > place) break;
    style += text.slice(begin, end);
    begin = text.indexOf('\u001b', end);
  }
  return style;
}
