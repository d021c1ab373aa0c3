import { listedFilter } from '../rows/listed.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import type { PairRow, PairSpot } from './pairRow.ts';
import { pairCursorIndex, pairCursorRow, pairRowsOf } from './pairRows.ts';
import { differing } from './rows/pairOptions.ts';
import { isRoot, toPairRow, withPairFold } from './update-folds.ts';

/**
 * `n` and `N`: the next row that differs; with a filter the next hit. Folded directories of both images that hold
 * differences are unfolded on the way. Undefined when there is none in that direction.
 */
export function nextDifference(comparing: Comparing, by: 1 | -1): Comparing | undefined {
  const start = pairCursorRow(comparing);
  const isHiding =
    by === 1 && start !== undefined && listedFilter(comparing.files) === '' && hides(spotOf(comparing, start));
  let view = isHiding ? withPairFold(comparing, start, true) : comparing;
  let from = pairCursorIndex(view);
  for (;;) {
    const isStop = listedFilter(view.files) === '' ? (spot: PairSpot) => isDifference(spot) || hides(spot) : isHit;
    const index = pairRowsOf(view).next(from, by, isStop);
    if (index === undefined) return undefined;
    const rows = pairRowsOf(view);
    const row = rows.at(index);
    if (listedFilter(view.files) !== '' || isDifference(spotOf(view, row))) return toPairRow(view, index);
    // One directory less is folded after each turn, so this ends.
    view = withPairFold(view, row, true);
    from = by === 1 ? index - 1 : index + pairRowsOf(view).length - rows.length + 1;
  }
}

/** A folder that only holds differences is on the way to them. */
function isDifference(spot: Pick<PairSpot, 'class' | 'isRoot'>): boolean {
  return !spot.isRoot && spot.class !== 'same';
}

/** A folded folder in which the images meet: of what only one has, the folder's own row tells enough. */
function hides({ open, counts, isOfBoth }: Pick<PairSpot, 'open' | 'counts' | 'isOfBoth'>): boolean {
  if (open !== false || counts === undefined) return false;
  if (isOfBoth) return differing(counts) + counts.unknown > 0;
  return counts['moved-same'] > 0;
}

/** What a filter found, not the directories on the way to it. */
function isHit({ open, isRoot }: PairSpot): boolean {
  return open !== true && !isRoot;
}

/** The row's own class: that of a folder says what it holds too. */
function spotOf(comparing: Comparing, row: PairRow): PairSpot {
  const isPair = row.members === undefined;
  return {
    class: isPair ? imageComparisonOf(comparing).class(row.pair) : row.class,
    isRoot: isRoot(row),
    isOfBoth: row.left !== undefined && row.right !== undefined,
    ...(row.open !== undefined && { open: row.open }),
    ...(row.counts && { counts: row.counts }),
  };
}

/** Whether there is anything that `n` and `N` go to. */
export function hasDifferences(comparing: Comparing): boolean {
  if (comparing.files.filter !== '') return (pairRowsOf(comparing).matched?.paths ?? 0) > 0;
  const counts = imageComparisonOf(comparing).counts(0);
  return differing(counts) + counts.unknown > 0;
}
