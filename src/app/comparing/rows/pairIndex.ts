import type { ImageComparison } from '../../../compare/imageComparison.ts';
import type { Tree } from '../../../layers/tree.ts';
import { pathsOfKey } from './pairKey.ts';
import type { PairList } from './pairList.ts';

/** Finds rows by their keys: the row of a pair, of its chain or row of links, or of its nearest parent that has one. */
export function pairIndex(comparison: ImageComparison, list: PairList): (key: string) => number {
  return (key) => {
    const { left, right, farm } = pathsOfKey(key);
    const pair = nearestPair(comparison, left, right);
    const row = farm === undefined ? undefined : list.indexOfFarm(pair, key);
    return row ?? list.indexOf(pair);
  };
}

/** The pair of these paths (one may be empty), or of the longest part of them that is there. */
export function nearestPair(comparison: ImageComparison, left: string, right: string): number {
  const ofLeft = left === '' ? 0 : comparison.pairOfLeft(nearestNode(comparison.left, left));
  if (left !== '' && ofLeft > 0 && (right === '' || comparison.left.find(left) >= 0)) return ofLeft;
  const ofRight = right === '' ? 0 : comparison.pairOfRight(nearestNode(comparison.right, right));
  // A path that only one image had may be in the other one now, that ends at another layer.
  if (left !== '' && right === '' && comparison.right.find(left) >= 0)
    return comparison.pairOfRight(comparison.right.find(left));
  return Math.max(ofLeft, ofRight);
}

/** The node at a path, or at the longest part of the path that is there. */
function nearestNode(tree: Tree, path: string): number {
  const ends = [0];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) ends.push(slash);
  ends.push(path.length);
  // What has no parent is not there itself, so the longest part is found by halving: paths can be very long.
  let [there, gone] = [0, ends.length];
  while (gone - there > 1) {
    const middle = (there + gone) >> 1;
    if (tree.find(path.slice(0, ends[middle])) >= 0) there = middle;
    else gone = middle;
  }
  return tree.find(path.slice(0, ends[there]));
}
