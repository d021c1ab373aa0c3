import type { ImageComparison } from '../../../compare/imageComparison.ts';
import type { PairRow, PairRows } from '../pairRow.ts';
import { makePairRow, pairFarmRow } from './makePairRow.ts';
import { isFarmOpen } from './pairFarm.ts';
import { pairOpenTest } from './pairFolder.ts';
import { pairIndex } from './pairIndex.ts';
import { noPairs, pairList } from './pairList.ts';
import type { PairOptions } from './pairOptions.ts';
import { shownPairs } from './shownPairs.ts';

/** The rows of the comparison's Files under these options. No rows at all when a filter matches nothing. */
export function visiblePairs(comparison: ImageComparison, options: PairOptions): PairRows {
  const shown = shownPairs(comparison, options);
  const isFiltered = options.filter.trim() !== '';
  const isOpen = pairOpenTest(comparison, shown, options);
  const isEmpty = isFiltered && shown.paths === 0;
  const list = isEmpty ? noPairs : pairList(comparison, shown, isOpen, options);
  const at = (index: number): PairRow => {
    const [pair, directory, depth] = [list.pairs[index], list.directories[index], list.depths[index]];
    if (pair === undefined || directory === undefined || depth === undefined) throw new RangeError(`no row ${index}`);
    const farm = list.farms.get(index);
    if (!farm) return makePairRow(comparison, shown, isOpen, pair, { directory, depth });
    return pairFarmRow(comparison, farm, isFarmOpen(options.folds, farm), { directory, depth });
  };
  const { paths, of, matched } = shown;
  return {
    length: list.pairs.length,
    at,
    indexOf: pairIndex(comparison, list),
    same: shown.same,
    ...(matched && { matched: { paths, of, left: matched.left[0]!, right: matched.right[0]! } }),
  };
}
