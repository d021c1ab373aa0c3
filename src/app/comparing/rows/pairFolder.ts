import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { type Folder, folderOf } from '../../rows/folder.ts';
import { type IsPairOpen, pairChainEnd } from './pairChain.ts';
import { type PairFarm, pairFarms, shownIn } from './pairFarm.ts';
import type { PairOptions } from './pairOptions.ts';
import { pairOrder } from './pairOrder.ts';
import { pairBits, type ShownPairs } from './shownPairs.ts';

/** The rows of one unfolded directory in the order of the tab. */
export function pairFolder(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  directory: number,
  options: PairOptions,
): Folder<PairFarm> {
  return folderOf(
    options.farms
      ? pairFarms(comparison, shown, directory)
      : { farms: [], rest: shownIn(comparison, shown, directory) },
    (pair) => pairChainEnd(comparison, shown, isOpen, pair),
    (ends) => pairOrder(comparison, shown, ends, options),
  );
}

/** Folds as the tab has them: a person's first, then what the filter or the program unfolded. The root is always open. */
export function pairOpenTest(comparison: ImageComparison, shown: ShownPairs, options: PairOptions): IsPairOpen {
  const { unfolded } = options;
  const { leftNode, rightNode } = comparison.columns;
  const isFiltered = options.filter.trim() !== '';
  const isOnTheWay = (pair: number): boolean =>
    (shown.bits[pair]! & pairBits.fresh) !== 0 || shown.children[pair] === 1;
  return (pair) => {
    if (pair === 0) return true;
    const fold = foldOf(comparison, options, pair);
    if (fold !== undefined) return fold;
    if (isFiltered) return isOnTheWay(pair);
    const [left, right] = [leftNode[pair]!, rightNode[pair]!];
    return (left >= 0 && unfolded.has(left)) || (right >= 0 && unfolded.has(-1 - right));
  };
}

/** Whether a person unfolded or folded the directory; undefined: neither. */
export function foldOf(
  comparison: ImageComparison,
  { folds }: Pick<PairOptions, 'folds'>,
  pair: number,
): boolean | undefined {
  if (folds.size === 0) return undefined;
  const [left, right] = [comparison.columns.leftNode[pair]!, comparison.columns.rightNode[pair]!];
  const fold = left < 0 ? undefined : folds.get(left);
  return fold ?? (right < 0 ? undefined : folds.get(-1 - right));
}
