import stringWidth from 'string-width';
import { graphemes } from './graphemes.ts';

const plain = /^[\x20-\x7e]*$/;

/** Cells that a text takes on a terminal. Texts are harmless already (`sanitize.ts`), so there are no escape sequences in them. */
export function cells(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

/** Exactly `width` cells: cut at the end with `…`, or padded with spaces. */
export function fit(text: string, width: number): string {
  const cut = fitEnd(text, width);
  return cut + ' '.repeat(Math.max(0, width - cells(cut)));
}

/** Exactly `width` cells, padded in front: for numbers. */
export function fitRight(text: string, width: number): string {
  const cut = fitEnd(text, width);
  return ' '.repeat(Math.max(0, width - cells(cut))) + cut;
}

/** At most `width` cells; what is too long loses its end to `…`. */
export function fitEnd(text: string, width: number): string {
  if (width <= 0) return '';
  if (fits(text, width)) return text;
  return `${head(text, width - 1)}…`;
}

/** At most `width` cells; what is too long loses its middle to `…` and keeps its end, the telling part of a name. */
export function fitMiddle(text: string, width: number): string {
  if (width <= 0) return '';
  if (fits(text, width)) return text;
  const end = tail(text, Math.ceil(((width - 1) * 2) / 3));
  return `${head(text, width - 1 - cells(end))}…${end}`;
}

/** Without measuring more than can matter: a name may be a megabyte long. */
function fits(text: string, width: number): boolean {
  if (text.length > reach(width)) return false;
  let used = 0;
  for (const piece of pieces(text)) if ((used += cells(piece)) > width) return false;
  return true;
}

function head(text: string, width: number): string {
  let used = 0;
  let taken = '';
  for (const piece of pieces(text.slice(0, reach(width)))) {
    used += cells(piece);
    if (used > width) break;
    taken += piece;
  }
  return taken;
}

function tail(text: string, width: number): string {
  // Graphemes can only be told apart from the left, so the first one of a window is left out: it may be half of one.
  const window = [...pieces(text.slice(-reach(width)))].slice(1);
  let used = 0;
  let from = window.length;
  while (from > 0) {
    used += cells(window[from - 1] ?? '');
    if (used > width) break;
    from--;
  }
  return window.slice(from).join('');
}

function* pieces(text: string): Iterable<string> {
  if (plain.test(text)) yield* text;
  else for (const { segment } of graphemes(text)) yield segment;
}

/** Code units that hold `width` cells and more: sanitised text has at most four marks, of two units each, on a base. */
function reach(width: number): number {
  return (width + 2) * 12;
}
