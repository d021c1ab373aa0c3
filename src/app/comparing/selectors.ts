import type { ComparisonFacts } from '../../analysis/comparisonFacts.ts';
import type { ImageComparison } from '../../compare/imageComparison.ts';
import type { Problem } from '../../model/problem.ts';
import type { State } from '../state.ts';
import type { AlignedRow } from './alignedRow.ts';
import type { Comparing, SideName } from './comparing.ts';
import type { ComparingLayout } from './comparingLayout.ts';
import type { ConfigLine } from './configLine.ts';
import type { LowerPane } from './lowerPane.ts';
import type { PackageRows } from './packageRow.ts';
import type { PairRow, PairRows } from './pairRow.ts';
import type { SummaryLine } from './summaryLine.ts';

/** The comparison of both sides at their ends. */
export declare function imageComparisonOf(comparing: Comparing): ImageComparison;
/** What can be said of it; packages that are not read yet count as files of no package. */
export declare function factsOf(comparing: Comparing): ComparisonFacts;
export declare function pairRowsOf(comparing: Comparing): PairRows;
/** Number of the row under the cursor of Files; -1 when there are none. */
export declare function pairCursorIndex(comparing: Comparing): number;
export declare function pairCursorRow(comparing: Comparing): PairRow | undefined;
export declare function alignedRowsOf(comparing: Comparing): readonly AlignedRow[];
export declare function packageRowsOf(comparing: Comparing): PackageRows;
export declare function configLinesOf(comparing: Comparing): readonly ConfigLine[];
/** Sentences are broken to the width of the pane. */
export declare function summaryLinesOf(state: State, comparing: Comparing): readonly SummaryLine[];
/** Number of the line (row) under the cursor of the open tab; -1 when there is none. */
export declare function tabCursorIndex(state: State, comparing: Comparing): number;
/** What the bottom border says: the row of so many rows that a cursor can stand on. */
export declare function tabPlace(state: State, comparing: Comparing): { readonly row: number; readonly of: number };
export declare function lowerPaneOf(comparing: Comparing): LowerPane;
/** Two columns of names, or one with both sizes. */
export declare function hasTwoColumns(state: State, comparing: Comparing): boolean;
export declare function comparingLayoutFor(state: State, comparing: Comparing): ComparingLayout;
/** Rows that fit into the open tab: its height without borders and without the heads of columns. */
export declare function tabHeight(state: State, comparing: Comparing): number;
/** Problems of one image and its layers. */
export declare function sideProblems(comparing: Comparing, side: SideName): readonly Problem[];
