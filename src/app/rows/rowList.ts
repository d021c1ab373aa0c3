import type { Comparison } from '../../compare/comparison.ts';
import { type IsOpen, joinsNode } from './chain.ts';
import { directoryRows } from './directoryRows.ts';
import { type Farm, isFarmOpen, sparedByFarms } from './farm.ts';
import { LazyRows } from './lazyRows.ts';
import type { RowOptions } from './rowOptions.ts';
import { rowsBelow } from './rowsBelow.ts';
import type { ShownNodes } from './shownNodes.ts';

/** All rows of the pane by number; `treeRow` makes one of them whole. */
export type RowList = LazyRows<Farm>;

/** The root row and everything that is unfolded below it. */
export function rowList(comparison: Comparison, shown: ShownNodes, isOpen: IsOpen, options: RowOptions): RowList {
  const { folders, children, child } = shown;
  const { folds } = options;
  const { parent } = comparison.after.stack.paths.tree;
  const below = rowsBelow({
    length: comparison.length,
    folders,
    children,
    child,
    parent: (node) => parent[node]!,
    isOpen,
    joins: (directory, only) => joinsNode(comparison, directory, only),
    spared: (directory) => (options.farms ? sparedByFarms(comparison, shown, directory, folds) : 0),
  });
  return new LazyRows<Farm>(
    {
      parent: (node) => parent[node]!,
      folder: (directory) => directoryRows(comparison, shown, isOpen, directory, options),
      below: (end) => (children[end]! > 0 && isOpen(end) ? below[end]! : 0),
      isFarmOpen: (farm) => isFarmOpen(folds, farm),
    },
    below[0]!,
  );
}
