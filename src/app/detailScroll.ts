import { equalOf } from '../compare/equality.ts';
import { cells } from '../text/fit.ts';
import { harmless } from '../text/sanitize.ts';
import { detailsOf } from './details/detailsOf.ts';
import { entryLines } from './details/entryLines.ts';
import { type Area, wide } from './layout.ts';
import { nodeAt } from './reveal.ts';
import type { DetailLine } from './row.ts';
import { comparisonOf, layoutFor } from './selectors.ts';
import type { Browsing, State } from './state.ts';

/** Cells at the left that a label takes, and borders and margins on both sides. */
const labelWidth = 10;
const margins = 4;
const widestEntry = 110;

/** How far Details can be scrolled. */
export function lastDetailsTop(state: State, browsing: Browsing): number {
  const layout = layoutFor(state, browsing);
  if (layout.kind === 'too-small') return 0;
  const details = detailsOf(browsing, state.size.columns >= wide);
  const area: Area = layout.kind === 'single' ? layout.pane : layout.panes.details;
  return Math.max(0, atMost(details, area.width - margins) - (area.height - 2));
}

/** How far the details of a path can be scrolled, where they stand whole; `height`: rows that fit. */
export function lastEntryTop({ size }: State, browsing: Browsing, path: string, height: number): number {
  const width = Math.min(widestEntry, size.columns - 4) - margins;
  return Math.max(0, atMost(entryDetails(browsing, path), width) - height);
}

/** Everything that is known of a path of the trees on screen. */
export function entryDetails(browsing: Browsing, path: string): readonly DetailLine[] {
  const comparison = comparisonOf(browsing);
  const node = nodeAt(comparison, path);
  return node === undefined ? [] : entryLines(comparison, node, equalOf(browsing.equality));
}

/**
 * Lines that the details have when they are wrapped to `width`, at most: the view breaks at spaces but fills at least
 * half of each line. Too many rather than too few, so that the last line can be reached.
 */
function atMost(details: readonly DetailLine[], width: number): number {
  return details.reduce((sum, { label, text, cut }) => {
    if (cut) return sum + 1;
    const room = Math.max(1, width - (label === undefined ? 2 : labelWidth));
    const length = cells(harmless(text));
    return sum + (length <= room ? 1 : Math.ceil((2 * length) / room));
  }, 0);
}
