import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { unfoldedRows } from '../../rows/unfoldedRows.ts';
import type { IsPairOpen } from './pairChain.ts';
import { isFarmOpen, type PairFarm } from './pairFarm.ts';
import { pairFolder } from './pairFolder.ts';
import type { PairOptions } from './pairOptions.ts';
import type { ShownPairs } from './shownPairs.ts';

/** All rows in numbers, so that a hundred thousand of them are cheap; `makePairRow` makes one of them whole. */
export type PairList = {
  /** The last pair of the row's chain; of a row of links its directory. */
  readonly pairs: readonly number[];
  /** The directory that the row stands in; -1 for the root row. */
  readonly directories: readonly number[];
  readonly depths: readonly number[];
  readonly farms: ReadonlyMap<number, PairFarm>;
};

export const noPairs: PairList = { pairs: [], directories: [], depths: [], farms: new Map() };

/** The root row and everything that is unfolded below it. */
export function pairList(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  options: PairOptions,
): PairList {
  const { ends: pairs, ...rows } = unfoldedRows<PairFarm>({
    folder: (directory) => pairFolder(comparison, shown, isOpen, directory, options),
    isOpen: (end) => shown.children[end]! > 0 && isOpen(end),
    isFarmOpen: (farm) => isFarmOpen(options.folds, farm),
  });
  return { pairs, ...rows };
}
