import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import type { PairRow, PairRows } from './pairRow.ts';
import { pairCursorIndex, pairCursorRow, pairRowsOf } from './pairRows.ts';
import { differing } from './rows/pairOptions.ts';
import { isRoot, toPairRow, withPairFold } from './update-folds.ts';

/**
 * `n` and `N`: the next row that differs; with a filter the next hit. Folded directories of both images that hold
 * differences are unfolded on the way. Undefined when there is none in that direction.
 */
export function nextDifference(comparing: Comparing, by: 1 | -1): Comparing | undefined {
  const start = pairCursorRow(comparing);
  const isHiding = by === 1 && start !== undefined && comparing.files.filter === '' && hides(start);
  let view = isHiding ? withPairFold(comparing, start, true) : comparing;
  let from = pairCursorIndex(view);
  for (;;) {
    const stops = stopsOf(view);
    const index = by === 1 ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from);
    if (index === undefined) return undefined;
    const rows = pairRowsOf(view);
    const row = rows.at(index);
    if (view.files.filter !== '' || isDifference(view, row)) return toPairRow(view, index);
    // One directory less is folded after each turn, so this ends.
    view = withPairFold(view, row, true);
    from = by === 1 ? index - 1 : index + pairRowsOf(view).length - rows.length + 1;
  }
}

const known = new WeakMap<PairRows, readonly number[]>();

/** Numbers of the rows where `n` may stop or must unfold; looked for once for these rows. */
function stopsOf(comparing: Comparing): readonly number[] {
  const rows = pairRowsOf(comparing);
  const isStop = comparing.files.filter === '' ? (row: PairRow) => isDifference(comparing, row) || hides(row) : isHit;
  let stops = known.get(rows);
  if (stops === undefined) {
    stops = Array.from({ length: rows.length }, (_, index) => index).filter((index) => isStop(rows.at(index)));
    known.set(rows, stops);
  }
  return stops;
}

/** A folder that only holds differences is on the way to them. */
function isDifference(comparing: Comparing, row: PairRow): boolean {
  if (isRoot(row)) return false;
  return (row.members === undefined ? imageComparisonOf(comparing).class(row.pair) : row.class) !== 'same';
}

/** A folded folder in which the images meet: of what only one has, the folder's own row tells enough. */
function hides({ open, counts, left, right }: PairRow): boolean {
  if (open !== false || counts === undefined) return false;
  if (left !== undefined && right !== undefined) return differing(counts) + counts.unknown > 0;
  return counts['moved-same'] > 0;
}

/** What a filter found, not the directories on the way to it. */
function isHit(row: PairRow): boolean {
  return row.open !== true && !isRoot(row);
}

/** Whether there is anything that `n` and `N` go to. */
export function hasDifferences(comparing: Comparing): boolean {
  if (comparing.files.filter !== '') return (pairRowsOf(comparing).matched?.paths ?? 0) > 0;
  const counts = imageComparisonOf(comparing).counts(0);
  return differing(counts) + counts.unknown > 0;
}
