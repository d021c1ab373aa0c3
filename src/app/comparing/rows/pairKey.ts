import type { ImageComparison } from '../../../compare/imageComparison.ts';

/** What the cursor holds on to: the paths of both sides, empty where a side has none (both are, for the root). */
export function pairKey(comparison: ImageComparison, pair: number): string {
  const [left, right] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  return `${left < 0 ? '' : comparison.left.path(left)}\0${right < 0 ? '' : comparison.right.path(right)}`;
}

/** Paths of a row's key, and what follows them in the key of a row of links. */
export function pathsOfKey(key: string): { readonly left: string; readonly right: string; readonly farm?: string } {
  const [left = '', right = '', ...farm] = key.split('\0');
  return farm.length === 0 ? { left, right } : { left, right, farm: farm.join('\0') };
}

/** The key with A and B swapped. */
export function swappedKey(key: string): string {
  const { left, right, farm } = pathsOfKey(key);
  return [right, left, ...(farm === undefined ? [] : [farm])].join('\0');
}

/**
 * What folds name a directory by. Nodes stay when a side ends at another layer, pairs do not: the left node, or one
 * less than zero minus the right one.
 */
export function foldKeys(comparison: ImageComparison, pair: number): readonly number[] {
  const [left, right] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  return [...(left < 0 ? [] : [left]), ...(right < 0 ? [] : [-1 - right])];
}

/** The fold with A and B swapped. */
export function swappedFold(fold: number | string): number | string {
  return typeof fold === 'string' ? swappedKey(fold) : -1 - fold;
}
