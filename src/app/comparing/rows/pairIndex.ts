import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { nearestNode } from '../../rows/nearestNode.ts';
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
function nearestPair(comparison: ImageComparison, left: string, right: string): number {
  const ofLeft = left === '' ? 0 : comparison.pairOfLeft(nearestNode(left, (path) => comparison.left.find(path)));
  if (left !== '' && ofLeft > 0 && (right === '' || comparison.left.find(left) >= 0)) return ofLeft;
  const ofRight = right === '' ? 0 : comparison.pairOfRight(nearestNode(right, (path) => comparison.right.find(path)));
  // A path that only one image had may be in the other one now, that ends at another layer.
  if (left !== '' && right === '' && comparison.right.find(left) >= 0)
    return comparison.pairOfRight(comparison.right.find(left));
  return Math.max(ofLeft, ofRight);
}
