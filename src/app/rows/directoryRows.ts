import type { Comparison } from '../../compare/comparison.ts';
import { chainEnd, type IsOpen } from './chain.ts';
import { type Farm, farmsOf, shownIn } from './farm.ts';
import { type Folder, folderOf } from './folder.ts';
import { ordered } from './ordered.ts';
import type { RowOptions } from './rowOptions.ts';
import { type ShownNodes, shownBits } from './shownNodes.ts';

/** The rows of one unfolded directory, chains and farms made, in the order of the pane. */
export function directoryRows(
  comparison: Comparison,
  shown: ShownNodes,
  isOpen: IsOpen,
  directory: number,
  options: RowOptions,
): Folder<Farm> {
  return folderOf(
    options.farms ? farmsOf(comparison, shown, directory) : { farms: [], rest: shownIn(comparison, shown, directory) },
    (node) => chainEnd(comparison, shown, isOpen, node),
    (ends) => ordered(comparison, shown, ends, options),
  );
}

/** Folds as the pane has them: a person's first, then what the filter or the program unfolded. The root is always open. */
export function openTest(shown: ShownNodes, options: RowOptions): IsOpen {
  const { folds, unfolded } = options;
  const isFiltered = options.filter.trim() !== '';
  // A folder whose own path matched shows what else matches below it, or its single row, and nothing deeper.
  const isOnTheWay = (node: number): boolean =>
    (shown.bits[node]! & shownBits.fresh) !== 0 || shown.children[node] === 1;
  return (node) => node === 0 || (folds.get(node) ?? (isFiltered ? isOnTheWay(node) : unfolded.has(node)));
}
