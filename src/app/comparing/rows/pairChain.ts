import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { storeName } from '../../../model/storePath.ts';
import { isDirectory, kindsOf } from './pairOptions.ts';
import type { ShownPairs } from './shownPairs.ts';

/** Whether a directory is unfolded. */
export type IsPairOpen = (pair: number) => boolean;

/**
 * The last pair of the row that starts with `first`: unfolded directories with a single child are one row with it, and
 * such a chain may end in a file.
 */
export function pairChainEnd(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  first: number,
): number {
  let end = first;
  while (shown.children[end] === 1 && isOpen(end) && joinsPair(comparison, end, shown.child[end]!))
    end = shown.child[end]!;
  return end;
}

/** Nothing with a sign of its own may vanish in a chain, a store path stays a row, and a row has one set of sides. */
export function joinsPair(comparison: ImageComparison, directory: number, child: number): boolean {
  if (!isDirectory(comparison, directory) || !hasSameSides(comparison, directory, child)) return false;
  if (isStorePath(comparison, directory) || isStorePath(comparison, child)) return false;
  const own = comparison.class(directory);
  if (isDirectory(comparison, child)) return own === comparison.class(child);
  const { left = 'file', right = 'file' } = kindsOf(comparison, child);
  return own !== 'different' && left === 'file' && right === 'file';
}

function hasSameSides(comparison: ImageComparison, a: number, b: number): boolean {
  return (
    comparison.leftNode(a) < 0 === comparison.leftNode(b) < 0 &&
    comparison.rightNode(a) < 0 === comparison.rightNode(b) < 0
  );
}

function isStorePath(comparison: ImageComparison, pair: number): boolean {
  const [left, right] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  return storeName(left < 0 ? comparison.right.name(right) : comparison.left.name(left)) !== undefined;
}
