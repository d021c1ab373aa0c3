import type { Comparing } from '../../app/comparing/comparing.ts';
import type { Frame } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, lineWidth, span } from '../span.ts';
import { sideTitle } from './sides.ts';

/** What stands in and on the border of an open tab. */
export type TabContent = Pick<Frame, 'title' | 'body' | 'scroll' | 'position' | 'state'>;

/** A popup takes the focus from the tab below it. */
export function hasFocus({ overlay }: Comparing): boolean {
  return overlay === undefined;
}

/** A's name at the left end of the border, B's at the right, before what the tab says of itself; empty for nothing. */
export function twoTitles(
  comparing: Comparing,
  width: number,
  says: string,
  glyphs: Glyphs,
): { readonly title: Line; readonly state: Line } {
  const behind: Line = says === '' ? [] : [span(` ${glyphs.dot} ${says}`)];
  const each = Math.max(4, Math.floor((width - 10 - lineWidth(behind)) / 2));
  return {
    title: sideTitle('left', comparing.left.stack.image.reference, each, glyphs),
    state: [...sideTitle('right', comparing.right.stack.image.reference, each, glyphs), ...behind],
  };
}
