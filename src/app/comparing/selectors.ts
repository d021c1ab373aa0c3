import type { Problem } from '../../model/problem.ts';
import type { SideName } from '../../model/sideName.ts';
import { type Difference, differenceOf, differenceText } from '../../words/differenceText.ts';
import { narrow } from '../layout.ts';
import { problemsOf } from '../selectors.ts';
import type { State } from '../state.ts';
import { factsOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { type ComparingLayout, comparingLayout } from './comparingLayout.ts';
import { tabStops } from './tabStops.ts';

/** Number of the line (row) under the cursor of the open tab; -1 when there is none. */
export function tabCursorIndex(state: State, comparing: Comparing): number {
  const { place, at } = tabStops(state, comparing);
  return place < 0 ? -1 : at(place);
}

/** What the bottom border says: the row of so many rows that a cursor can stand on. */
export function tabPlace(state: State, comparing: Comparing): { readonly row: number; readonly of: number } {
  const { place, count } = tabStops(state, comparing);
  return { row: place + 1, of: count };
}

/** Two columns of names, or one with both sizes. */
export function hasTwoColumns({ size }: State, { files }: Comparing): boolean {
  return size.columns >= narrow && !files.oneColumn;
}

export function comparingLayoutFor({ size }: State, { tab, zoomed }: Comparing): ComparingLayout {
  return comparingLayout(size, tab, zoomed);
}

/** Rows that fit into the open tab: its height without borders and without the heads of columns. */
export function tabHeight(state: State, comparing: Comparing): number {
  const layout = comparingLayoutFor(state, comparing);
  if (layout.kind === 'too-small') return 1;
  return Math.max(1, layout.pane.height - 2 - headLines(state, comparing));
}

/** Two columns of names need no heads: the border says whose they are. */
function headLines(state: State, comparing: Comparing): number {
  const { tab } = comparing;
  if (tab === 'summary') return 0;
  return tab === 'files' && hasTwoColumns(state, comparing) ? 0 : 1;
}

/** Problems of one image and its layers. */
export function sideProblems(comparing: Comparing, side: SideName): readonly Problem[] {
  return problemsOf(comparing[side]);
}

/** The difference at the right end of the tabs: `B is 220 × A`, `+7.39 MB`. */
export function differenceIn(comparing: Comparing): Difference {
  return differenceOf(factsOf(comparing), comparing.files.binarySizes);
}

/** The same in one line. */
export function differenceLine(comparing: Comparing): string {
  return differenceText(factsOf(comparing), comparing.files.binarySizes);
}
