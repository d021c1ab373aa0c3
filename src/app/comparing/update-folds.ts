import { withMoreFolds } from '../rows/foldsOver.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import type { PairRow } from './pairRow.ts';
import { pairCursorIndex, pairCursorRow, pairOptions, pairRowsOf } from './pairRows.ts';
import { pairOpenTest } from './rows/pairFolder.ts';
import { foldKeys, pairKey } from './rows/pairKey.ts';
import { isDirectory } from './rows/pairOptions.ts';
import { shownPairs } from './rows/shownPairs.ts';
import { withPairs } from './withComparing.ts';

/** The comparison with the cursor of Files on a row. */
export function onPair(comparing: Comparing, cursor: string): Comparing {
  return { ...withPairs(comparing, { cursor }), lower: { top: 0 } };
}

/** The cursor of Files on the row with this number, or the nearest one. */
export function toPairRow(comparing: Comparing, index: number): Comparing {
  const rows = pairRowsOf(comparing);
  if (rows.length === 0) return comparing;
  return onPair(comparing, rows.at(Math.max(0, Math.min(index, rows.length - 1))).key);
}

/** The comparison with directories (by fold key) or rows of links (by key) folded or unfolded. */
export function withPairFolds(comparing: Comparing, keys: readonly (number | string)[], open: boolean): Comparing {
  return withPairs(comparing, { folds: withMoreFolds(comparing.files.folds, keys, open) });
}

export function withPairFold(comparing: Comparing, row: PairRow, open: boolean): Comparing {
  const keys = row.members === undefined ? foldKeys(imageComparisonOf(comparing), row.pair) : [row.key];
  return withPairFolds(comparing, keys, open);
}

/** `→`: unfolds; on what is unfolded it goes to the first row inside. Undefined where there is nothing to do. */
export function unfoldPair(comparing: Comparing): Comparing | undefined {
  const row = pairCursorRow(comparing);
  const index = pairCursorIndex(comparing) + 1;
  if (row === undefined || (row.open === undefined && row.pair !== 0)) return undefined;
  if (row.open === false) return withPairFold(onPair(comparing, row.key), row, true);
  return index < pairRowsOf(comparing).length ? toPairRow(comparing, index) : undefined;
}

/** `←`: folds; then the parent. Undefined on the root. */
export function foldPair(comparing: Comparing): Comparing | undefined {
  const row = pairCursorRow(comparing);
  if (row === undefined || isRoot(row)) return undefined;
  if (row.open) return withPairFold(onPair(comparing, row.key), row, false);
  return toPairRow(comparing, parentIndex(comparing, row));
}

/** Space. Undefined where there is nothing to fold. */
export function togglePair(comparing: Comparing): Comparing | undefined {
  const row = pairCursorRow(comparing);
  if (row?.open === undefined) return undefined;
  return withPairFold(onPair(comparing, row.key), row, !row.open);
}

/** `Z`: folds all, or when nothing is unfolded unfolds all. Rows of links stay as they are. */
export function foldAllPairs(comparing: Comparing): Comparing {
  const comparison = imageComparisonOf(comparing);
  const options = pairOptions(comparing);
  const isOpen = pairOpenTest(comparison, shownPairs(comparison, options), options);
  const { leftNode, rightNode } = comparison.columns;
  let open = true;
  for (let pair = 1; pair < comparison.length && open; pair++) open = !(isDirectory(comparison, pair) && isOpen(pair));
  const folds = new Map(comparing.files.folds);
  for (let pair = 1; pair < comparison.length; pair++) {
    if (!isDirectory(comparison, pair)) continue;
    // as `foldKeys`, without an array for each of a hundred thousand
    if (leftNode[pair]! >= 0) folds.set(leftNode[pair]!, open);
    if (rightNode[pair]! >= 0) folds.set(-1 - rightNode[pair]!, open);
  }
  return withPairs(comparing, { folds });
}

/** The row `/`; rows of links in it have its pair too. */
export function isRoot({ pair, members }: PairRow): boolean {
  return pair === 0 && members === undefined;
}

/** The row above in the tree: that of the directory the row's first name lies in, or of the row of links it is in. */
function parentIndex(comparing: Comparing, row: PairRow): number {
  const comparison = imageComparisonOf(comparing);
  const rows = pairRowsOf(comparing);
  const names = row.members === undefined ? (row.left ?? row.right)?.names.length : 0;
  let directory = row.pair;
  for (let left = names ?? 1; left > 0; left--) directory = comparison.parent(directory);
  const parent = rows.indexOf(pairKey(comparison, directory));
  const isInFarm = row.depth > (parent === 0 ? 0 : rows.at(parent).depth + 1);
  if (!isInFarm) return parent;
  let farm = pairCursorIndex(comparing) - 1;
  while (farm > parent && rows.at(farm).members === undefined) farm--;
  return farm;
}
