import { problemsOf as problemsOfStack } from '../analysis/problemsOf.ts';
import { compareTrees } from '../compare/compareTrees.ts';
import type { Comparison } from '../compare/comparison.ts';
import { type Equality, equalOf } from '../compare/equality.ts';
import type { Stack } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { treeAt } from '../layers/treeAt.ts';
import type { Problem } from '../model/problem.ts';
import { type Digests, digestProblems } from './digests.ts';
import { latest } from './latest.ts';
import { type Layout, layoutOf, type PaneName, wide } from './layout.ts';
import type { LayerRow, TreeRow, TreeRows } from './row.ts';
import { layerRows } from './rows/layerRows.ts';
import { listedFilter } from './rows/listed.ts';
import type { RowOptions } from './rows/rowOptions.ts';
import { visibleRows } from './rows/visibleRows.ts';
import type { Browsing, LayersPane, State } from './state.ts';

/** The pair of trees on screen, by position: a layer, a marked range, or the whole image. */
export type Span = { readonly before: number; readonly after: number };

export function spanOf({ stack, layers }: Pick<Browsing, 'stack' | 'layers'>): Span {
  const { cursor, mark } = layers;
  if (cursor === 0) return { before: 0, after: stack.indexes.length };
  if (mark === undefined) return { before: cursor - 1, after: cursor };
  return { before: Math.min(cursor, mark) - 1, after: Math.max(cursor, mark) };
}

/** Whether everything shown is new (the image, or a step from nothing): then signs would say nothing. */
export function isAllNew(browsing: Pick<Browsing, 'stack' | 'layers'>): boolean {
  return spanOf(browsing).before === 0;
}

const comparisonAt = latest((stack: Stack, { before, after, equality }: Span & { equality: Equality }): Comparison => {
  return compareTrees(treeAt(stack, before), treeAt(stack, after), equalOf(equality));
});

/** What the Files pane shows: the tree before against the tree after. */
export function comparisonOf(browsing: Pick<Browsing, 'stack' | 'layers' | 'equality'>): Comparison {
  return comparisonAt(browsing.stack, { ...spanOf(browsing), equality: browsing.equality });
}

const finalTreeOf = latest((stack: Stack): Tree => treeAt(stack, stack.indexes.length));

/** The file system of the image. */
export function finalTree(stack: Stack): Tree {
  return finalTreeOf(stack, {});
}

/** What decides which rows Files has. */
export function rowOptions({ files }: Browsing): RowOptions {
  const { changesOnly, folds, unfolded, shown, farms, sort, reversed } = files;
  return { changesOnly, folds, unfolded, shown, farms, sort, reversed, filter: listedFilter(files) };
}

const rowsFor = latest(visibleRows);

/** The rows of the Files pane. */
export function rowsOf(browsing: Browsing): TreeRows {
  return rowsFor(comparisonOf(browsing), rowOptions(browsing));
}

/** Number of the row under the cursor of Files; -1 when there are no rows. */
export function cursorIndex(browsing: Browsing): number {
  const rows = rowsOf(browsing);
  return rows.length === 0 ? -1 : rows.indexOf(browsing.files.cursor);
}

/** The row under the cursor of Files. */
export function cursorRow(browsing: Browsing): TreeRow | undefined {
  const index = cursorIndex(browsing);
  return index < 0 ? undefined : rowsOf(browsing).at(index);
}

type LayerRowsInput = Pick<LayersPane, 'sort' | 'reversed' | 'filter' | 'steps' | 'mark' | 'cursor'>;

const layerRowsFor = latest((stack: Stack, layers: LayerRowsInput) => layerRows(stack, layers));

/** The rows of the Layers pane, steps included. */
export function layerRowsOf({ stack, layers }: Pick<Browsing, 'stack' | 'layers'>): readonly LayerRow[] {
  const { top: _, ...input } = layers;
  // Only a marked range shows in the rows, so a cursor without one makes no new rows.
  return layerRowsFor(stack, input.mark === undefined ? { ...input, cursor: 0 } : input);
}

const lineCount = latest((stack: Stack, { steps }: { steps: boolean }): number => {
  const all = layerRows(stack, { sort: 'number', reversed: false, filter: '', steps, cursor: 0 });
  return all.length + 1;
});

/** Where the panes stand. The Layers pane keeps its height while it is filtered, so that nothing jumps. */
export function layoutFor(state: State, browsing: Browsing): Layout {
  return layoutOf(state.size, lineCount(browsing.stack, { steps: browsing.layers.steps }), browsing.zoomed);
}

/** Rows that fit into a pane: its height without borders and, in lists, without the line of column heads. */
export function pageHeight(state: State, browsing: Browsing, pane: PaneName): number {
  const layout = layoutFor(state, browsing);
  if (layout.kind === 'too-small') return 1;
  const area = layout.kind === 'single' ? layout.pane : layout.panes[pane];
  return Math.max(1, area.height - (pane === 'details' ? 2 : 3));
}

/** Mode and owner are on from 160 columns, until somebody says otherwise. */
export function showsAttributes({ size }: State, { files }: Browsing): boolean {
  return files.attributes ?? size.columns >= wide;
}

const problemsIn = latest((stack: Stack, { digests }: { digests: Digests | undefined }): readonly Problem[] => [
  ...problemsOfStack(stack),
  ...digestProblems(digests),
]);

/** Every problem of the image and of its layers, as far as they were checked. */
export function problemsOf({ stack, digests }: Pick<Browsing, 'stack' | 'digests'>): readonly Problem[] {
  return problemsIn(stack, { digests });
}
