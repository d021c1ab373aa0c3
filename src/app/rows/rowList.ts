import type { Comparison } from '../../compare/comparison.ts';
import type { IsOpen } from './chain.ts';
import { directoryRows } from './directoryRows.ts';
import { type Farm, isFarmOpen } from './farm.ts';
import type { RowOptions } from './rowOptions.ts';
import type { ShownNodes } from './shownNodes.ts';
import { unfoldedRows } from './unfoldedRows.ts';

/** All rows of the pane in numbers, so that a hundred thousand of them are cheap; `treeRow` makes one of them whole. */
export type RowList = {
  /** The last node of the row's chain; of a farm its directory. */
  readonly nodes: readonly number[];
  /** The directory that the row stands in; -1 for the root row. */
  readonly directories: readonly number[];
  readonly depths: readonly number[];
  /** Farms by row. */
  readonly farms: ReadonlyMap<number, Farm>;
};

/** The root row and everything that is unfolded below it. */
export function rowList(comparison: Comparison, shown: ShownNodes, isOpen: IsOpen, options: RowOptions): RowList {
  const { ends: nodes, ...rows } = unfoldedRows<Farm>({
    folder: (directory) => directoryRows(comparison, shown, isOpen, directory, options),
    isOpen: (end) => shown.children[end]! > 0 && isOpen(end),
    isFarmOpen: (farm) => isFarmOpen(options.folds, farm),
  });
  return { nodes, ...rows };
}
