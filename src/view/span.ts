import { graphemes } from '../text/graphemes.ts';
import type { Tone } from './theme.ts';
import { isPlainText, widthOf } from './width.ts';

/** A piece of text with its meaning; the third member is there when it stands in a cursor row. */
export type Span = readonly [text: string, tone: Tone, inCursorRow?: true];

/** One row of the screen or of a part of it. Its texts hold no control characters. */
export type Line = readonly Span[];

export function span(text: string, tone: Tone = 'plain'): Span {
  return [text, tone];
}

export function blank(width: number): Line {
  return [[' '.repeat(Math.max(0, width)), 'plain']];
}

export function lineText(line: Line): string {
  return line.map(([text]) => text).join('');
}

export function lineWidth(line: Line): number {
  let width = 0;
  for (const [text] of line) width += widthOf(text);
  return width;
}

/** The line with the background of the cursor row. */
export function inCursorRow(line: Line): Line {
  return line.map(([text, tone]) => [text, tone, true]);
}

/**
 * The cells `from` to `to` of the line, exactly `to - from` of them: padded with spaces where it ends before, and where
 * a character two cells wide lies across an edge.
 */
export function cutLine(line: Line, from: number, to: number): Line {
  const cut: Span[] = [];
  let at = 0;
  let filled = from;
  for (const [text, tone, cursor] of line) {
    const width = widthOf(text);
    if (at >= to) break;
    if (at + width > from) {
      const part = at >= from && at + width <= to ? text : cutText(text, from - at, to - at);
      cut.push(cursor ? [part, tone, cursor] : [part, tone]);
      filled = Math.min(to, at + width);
    }
    at += width;
  }
  if (filled < to) cut.push([' '.repeat(to - filled), 'plain']);
  return cut;
}

/** The cells `from` to `to` of a text as far as it has them; half of a wide character is a space. */
function cutText(text: string, from: number, to: number): string {
  if (isPlainText(text)) return text.slice(Math.max(0, from), to);
  let part = '';
  let at = 0;
  for (const { segment } of graphemes(text)) {
    if (at >= to) break;
    const end = at + widthOf(segment);
    if (at >= from && end <= to) part += segment;
    else if (end > from) part += ' '.repeat(Math.min(end, to) - Math.max(at, from));
    at = end;
  }
  return part;
}

/** `line` with `over` laid on it from cell `x` on; the width stays. */
export function splice(line: Line, x: number, over: Line): Line {
  const width = lineWidth(line);
  const end = Math.min(width, x + lineWidth(over));
  return [...cutLine(line, 0, Math.min(x, width)), ...cutLine(over, 0, end - x), ...cutLine(line, end, width)];
}

/** The lines of `part` laid on `screen` with their left upper corner at `x`, `y`; what stands out is cut off. */
export function place(screen: readonly Line[], x: number, y: number, part: readonly Line[]): readonly Line[] {
  return screen.map((line, row) => {
    const over = part[row - y];
    return over === undefined ? line : splice(line, x, over);
  });
}

/** `left` and `right` at the two ends of `width` cells; the right one stays whole, the left one is cut. */
export function ends(left: Line, right: Line, width: number): Line {
  const rightWidth = Math.min(width, lineWidth(right));
  return [...cutLine(left, 0, width - rightWidth), ...cutLine(right, 0, rightWidth)];
}
