import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { type IsPairOpen, pairChainEnd } from './pairChain.ts';
import { type PairFarm, pairFarms } from './pairFarm.ts';
import { foldKeys } from './pairKey.ts';
import type { PairOptions } from './pairOptions.ts';
import { pairOrder } from './pairOrder.ts';
import { pairBits, type ShownPairs } from './shownPairs.ts';

/** What a directory shows directly below itself: the last pairs of its rows, then its rows of links. */
export type PairFolder = { readonly ends: readonly number[]; readonly farms: readonly PairFarm[] };

/** The rows of one unfolded directory in the order of the tab. */
export function pairFolder(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  directory: number,
  options: PairOptions,
): PairFolder {
  const pairs = comparison.children(directory).filter((pair) => shown.bits[pair]! & pairBits.row);
  const { farms, rest } = options.farms ? pairFarms(comparison, shown, directory, pairs) : { farms: [], rest: pairs };
  const ends = rest.map((pair) => pairChainEnd(comparison, shown, isOpen, pair));
  return { ends: pairOrder(comparison, shown, ends, options), farms };
}

/** Folds as the tab has them: a person's first, then what the filter or the program unfolded. The root is always open. */
export function pairOpenTest(comparison: ImageComparison, shown: ShownPairs, options: PairOptions): IsPairOpen {
  const { unfolded } = options;
  const isFiltered = options.filter.trim() !== '';
  const isOnTheWay = (pair: number): boolean =>
    (shown.bits[pair]! & pairBits.fresh) !== 0 || shown.children[pair] === 1;
  return (pair) => {
    if (pair === 0) return true;
    const fold = foldOf(comparison, options, pair);
    if (fold !== undefined) return fold;
    return isFiltered ? isOnTheWay(pair) : foldKeys(comparison, pair).some((key) => unfolded.has(key));
  };
}

/** Whether a person unfolded or folded the directory; undefined: neither. */
export function foldOf(
  comparison: ImageComparison,
  { folds }: Pick<PairOptions, 'folds'>,
  pair: number,
): boolean | undefined {
  if (folds.size === 0) return undefined;
  for (const key of foldKeys(comparison, pair)) {
    const fold = folds.get(key);
    if (fold !== undefined) return fold;
  }
  return undefined;
}
