import type { SideName } from '../../model/sideName.ts';
import { harmless } from '../../text/sanitize.ts';
import { wrapped } from '../../text/wrapped.ts';
import { helpLines } from '../help.ts';
import { overlayHeight } from '../overlaySize.ts';
import type { State } from '../state.ts';
import type { BothOverlay, Comparing, ComparingOverlay, ValueOverlay } from './comparing.ts';
import { pairShowLines } from './pairShowLines.ts';
import { sideProblems } from './selectors.ts';

/** Lines of a popup's list, or places that its first line can stand at. */
export function comparingOverlayLength(state: State, comparing: Comparing, overlay: ComparingOverlay): number {
  switch (overlay.kind) {
    case 'help':
      return helpLines(state, overlay.query).length;
    case 'show':
      return pairShowLines(comparing).length;
    case 'problems':
      return sideProblems(comparing, 'left').length + sideProblems(comparing, 'right').length;
    case 'both':
      return lastTop(state, overlay, bothLength(overlay));
    case 'value':
      return lastTop(state, overlay, valueLines(state, overlay).length);
  }
}

function lastTop({ size }: State, { kind }: ComparingOverlay, length: number): number {
  return 1 + Math.max(0, length - overlayHeight(size, kind));
}

/** Lines below the heads of both sides. */
function bothLength({ difference }: BothOverlay): number {
  if (difference?.kind === 'text') return difference.lines.length + 1;
  return difference?.kind === 'hex' ? difference.rows.length + 1 : 0;
}

/** A line of `value`: the first one of a side has its letter. */
export type ValueLine = { readonly side: SideName; readonly first: boolean; readonly text: string };

/** Borders, margins and the letter. */
const valueMargins = 14;

/** Both values whole, broken to the width of the popup. */
export function valueLines({ size }: State, { left, right }: ValueOverlay): readonly ValueLine[] {
  const width = Math.max(20, size.columns - valueMargins);
  const linesOf = (side: SideName, texts: readonly string[]): ValueLine[] =>
    texts.flatMap((text) => wrapped(harmless(text), width)).map((text, place) => ({ side, first: place === 0, text }));
  return [...linesOf('left', left), ...linesOf('right', right)];
}
