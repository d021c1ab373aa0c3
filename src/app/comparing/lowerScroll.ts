import { cells } from '../../text/fit.ts';
import { harmless } from '../../text/sanitize.ts';
import { narrow } from '../layout.ts';
import type { DetailLine } from '../row.ts';
import type { State } from '../state.ts';
import type { Comparing } from './comparing.ts';
import { lowerPaneOf } from './lowerLines.ts';
import { comparingLayoutFor } from './selectors.ts';

/** Borders and margins of the pane. */
const margins = 4;

/** How far the lower pane can be scrolled: too far rather than not far enough, so that the last line can be reached. */
export function lastLowerTop(state: State, comparing: Comparing): number {
  const layout = comparingLayoutFor(state, comparing);
  if (layout.kind === 'too-small' || layout.lower === undefined) return 0;
  const { left, right, wide, brief } = lowerPaneOf(comparing);
  const width = layout.lower.width - margins;
  const both = layout.lower.width < narrow ? (brief ?? wide) : wide;
  const half = Math.floor(width / 2) - 2;
  const lines = Math.max(linesIn(left, half), linesIn(right, half)) + linesIn(both, width);
  return Math.max(0, lines - (layout.lower.height - 2));
}

/** The view breaks at spaces but fills at least half of each line. */
function linesIn(lines: readonly DetailLine[], width: number): number {
  return lines.reduce((sum, { text }) => {
    const length = cells(harmless(text));
    return sum + (length <= width ? 1 : Math.ceil((2 * length) / Math.max(1, width)));
  }, 0);
}
