import { graphemes } from '../text/graphemes.ts';
import { isPlainText, widthOf } from './width.ts';

/**
 * The text in pieces of at most `first` cells, then `rest` cells. Broken at the last space when that wastes less than
 * half a line, else behind a `:` or `/` on the same terms, else anywhere: hashes have neither. At least one piece.
 */
export function wrap(text: string, first: number, rest: number): readonly string[] {
  const pieces: string[] = [];
  let left = text;
  let width = Math.max(1, first);
  for (;;) {
    const head = headOf(left, width);
    if (head.length === left.length) return [...pieces, left];
    const space = left[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
    const end = [space, lastBehind(head, ':'), lastBehind(head, '/')].find((at) => at > head.length / 2) ?? head.length;
    pieces.push(left.slice(0, end).trimEnd());
    left = left.slice(end).trimStart();
    width = Math.max(1, rest);
  }
}

function lastBehind(text: string, sign: string): number {
  return text.lastIndexOf(sign) + 1;
}

/** As many graphemes as fit, at least one, so that wrapping ends. */
function headOf(text: string, width: number): string {
  const near = text.slice(0, width + 1);
  if (isPlainText(near)) return near.slice(0, width);
  let head = '';
  let used = 0;
  // No grapheme of sanitised text has more code units than this for one cell.
  for (const { segment } of graphemes(text.slice(0, (width + 1) * 24))) {
    used += widthOf(segment);
    if (used > width && head !== '') break;
    head += segment;
  }
  return head;
}
