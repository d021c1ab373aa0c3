import type { Comparison } from '../../compare/comparison.ts';
import type { RowList } from './rowList.ts';

/** Finds rows by their keys: the row of a path, of its chain or farm, or of its nearest parent that has one. */
export function rowIndex(comparison: Comparison, list: RowList): (key: string) => number {
  return (key) => {
    const end = key.indexOf('\0');
    const node = nearestNode(comparison, end < 0 ? key : key.slice(0, end));
    const row = end < 0 ? undefined : list.indexOfFarm(node, key);
    return row ?? list.indexOf(node);
  };
}

/** The node at a path before or after, or at the longest part of the path that is there. */
function nearestNode({ before, after }: Comparison, path: string): number {
  const ends = [0];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) ends.push(slash);
  ends.push(path.length);
  const nodeAt = (place: number): number => {
    const part = path.slice(0, ends[place]);
    const node = after.find(part);
    return node >= 0 ? node : before.find(part);
  };
  // What has no parent is not there itself, so the longest part is found by halving: paths can be very long.
  let [there, gone] = [0, ends.length];
  while (gone - there > 1) {
    const middle = (there + gone) >> 1;
    if (nodeAt(middle) >= 0) there = middle;
    else gone = middle;
  }
  return nodeAt(there);
}
