import type { ImageComparison } from '../../../compare/imageComparison.ts';
import type { Spot } from '../../rows/lazyRows.ts';
import type { PairRow, PairRows, PairSpot } from '../pairRow.ts';
import { makePairRow, pairFarmRow } from './makePairRow.ts';
import type { IsPairOpen } from './pairChain.ts';
import { isFarmOpen, type PairFarm } from './pairFarm.ts';
import { pairOpenTest } from './pairFolder.ts';
import { pairIndex } from './pairIndex.ts';
import { type PairList, pairList } from './pairList.ts';
import { differing, isDirectory, type PairOptions } from './pairOptions.ts';
import { bytesOf } from './pairOrder.ts';
import { type ShownPairs, shownPairs } from './shownPairs.ts';

/** The rows of the comparison's Files under these options. No rows at all when a filter matches nothing. */
export function visiblePairs(comparison: ImageComparison, options: PairOptions): PairRows {
  const shown = shownPairs(comparison, options);
  const { paths, of, matched, same } = shown;
  const told = { same, ...(matched && { matched: { paths, of, left: matched.left[0]!, right: matched.right[0]! } }) };
  if (options.filter.trim() !== '' && paths === 0) return { ...noRows, ...told };
  const isOpen = pairOpenTest(comparison, shown, options);
  const list = pairList(comparison, shown, isOpen, options);
  const at = (index: number): PairRow => {
    const { end, farm, ...place } = list.at(index);
    if (farm === undefined) return makePairRow(comparison, shown, isOpen, end, place);
    return pairFarmRow(comparison, farm, isFarmOpen(options.folds, farm), place);
  };
  return {
    length: list.length,
    at,
    indexOf: pairIndex(comparison, list),
    ...told,
    ...stopsIn(comparison, shown, isOpen, list, options),
  };
}

const noRows = {
  length: 0,
  at: (index: number): never => {
    throw new RangeError(`no row ${index}`);
  },
  indexOf: () => -1,
  fileSize: () => undefined,
  next: () => undefined,
};

/** What is asked of many rows, answered without making them. */
function stopsIn(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  list: PairList,
  options: PairOptions,
): Pick<PairRows, 'fileSize' | 'next'> {
  const spotOf = ({ end, farm }: Spot<PairFarm>): PairSpot => {
    if (farm !== undefined)
      return { class: farm.class, isRoot: false, isOfBoth: false, open: isFarmOpen(options.folds, farm) };
    const open = shown.children[end]! > 0 && isOpen(end);
    return {
      class: comparison.class(end),
      isRoot: end === 0,
      isOfBoth: comparison.leftNode(end) >= 0 && comparison.rightNode(end) >= 0,
      ...(isDirectory(comparison, end) ? { open, counts: comparison.counts(end) } : open ? { open } : {}),
    };
  };
  const isFiltered = options.filter.trim() !== '';
  const isBare = (directory: number): boolean => {
    if (isFiltered) return false;
    const counts = comparison.counts(directory);
    return differing(counts) + counts.unknown === 0;
  };
  return {
    fileSize: (index) => {
      const { end, farm } = list.at(index);
      if (farm !== undefined) return 0;
      if (isDirectory(comparison, end)) return undefined;
      const { left, right } = bytesOf(comparison, shown, end);
      return Math.max(left, right);
    },
    next: (from, by, isStop) => list.next(from, by, (spot) => isStop(spotOf(spot)), isBare),
  };
}
