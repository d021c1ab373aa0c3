import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { LazyRows } from '../../rows/lazyRows.ts';
import { rowsBelow } from '../../rows/rowsBelow.ts';
import { type IsPairOpen, joinsPair } from './pairChain.ts';
import { isFarmOpen, type PairFarm, sparedByFarms } from './pairFarm.ts';
import { pairFolder } from './pairFolder.ts';
import type { PairOptions } from './pairOptions.ts';
import type { ShownPairs } from './shownPairs.ts';

/** All rows by number; `makePairRow` makes one of them whole. */
export type PairList = LazyRows<PairFarm>;

/** The root row and everything that is unfolded below it. */
export function pairList(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  options: PairOptions,
): PairList {
  const { folders, children, child } = shown;
  const { folds } = options;
  const below = rowsBelow({
    length: comparison.length,
    folders,
    children,
    child,
    parent: (pair) => comparison.parent(pair),
    isOpen,
    joins: (directory, only) => joinsPair(comparison, directory, only),
    spared: (directory) => (options.farms ? sparedByFarms(comparison, shown, directory, folds) : 0),
  });
  return new LazyRows<PairFarm>(
    {
      parent: (pair) => comparison.parent(pair),
      folder: (directory) => pairFolder(comparison, shown, isOpen, directory, options),
      below: (end) => (children[end]! > 0 && isOpen(end) ? below[end]! : 0),
      isFarmOpen: (farm) => isFarmOpen(folds, farm),
    },
    below[0]!,
  );
}
