import type { ImageComparison, PairClass, PairCounts } from '../../../compare/imageComparison.ts';
import { kindNumber } from '../../../layers/rows.ts';
import type { Kind } from '../../../model/tarEntry.ts';
import type { PairsTab } from '../comparing.ts';

/** What decides which rows there are: a PairsTab serves as it is. */
export type PairOptions = Pick<
  PairsTab,
  'folds' | 'unfolded' | 'differencesOnly' | 'shown' | 'farms' | 'sort' | 'reversed' | 'filter'
>;

/** What each side has of a pair; undefined where it has nothing. */
export function kindsOf(
  comparison: ImageComparison,
  pair: number,
): { readonly left: Kind | undefined; readonly right: Kind | undefined } {
  const [left, right] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  return {
    left: left < 0 ? undefined : comparison.left.kind(left),
    right: right < 0 ? undefined : comparison.right.kind(right),
  };
}

/** Whether a pair is a directory on every side that has it: its class is its own, and what is inside has rows. */
export function isDirectory(comparison: ImageComparison, pair: number): boolean {
  const { leftNode, rightNode, leftKind, rightKind } = comparison.columns;
  const [left, right] = [leftNode[pair]!, rightNode[pair]!];
  return (
    (left < 0 || leftKind[left] === kindNumber.directory) && (right < 0 || rightKind[right] === kindNumber.directory)
  );
}

/** What the sign of a row says: a folder that is the same on both sides but holds differences reads `different`. */
export function signOf(comparison: ImageComparison, pair: number): PairClass {
  const own = comparison.class(pair);
  if (own !== 'same' || !isDirectory(comparison, pair)) return own;
  const counts = comparison.counts(pair);
  if (differing(counts) > 0) return 'different';
  return counts.unknown > 0 ? 'unknown' : 'same';
}

/** Paths that are not the same, those that nobody has looked at left out. */
export function differing(counts: PairCounts): number {
  return counts.different + counts['only-left'] + counts['only-right'] + counts['moved-same'];
}
