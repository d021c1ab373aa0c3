import type { Glyphs } from '../glyphs.ts';
import { type Span, span } from '../span.ts';

/** The first cell of a row: where the cursor is, and whether its pane has the focus. */
export function cursorMark(here: boolean, focused: boolean, glyphs: Glyphs): Span {
  if (!here) return span(' ');
  return span(focused ? glyphs.cursor : glyphs.otherCursor, 'accent');
}
