import type { Comparison } from '../../compare/comparison.ts';
import type { RowList } from './rowList.ts';

/** Finds rows by their keys: the row of a path, of its chain or farm, or of its nearest parent that has one. */
export function rowIndex(comparison: Comparison, list: RowList): (key: string) => number {
  let rows: Int32Array | undefined;
  let farms: Map<string, number> | undefined;
  return (key) => {
    if (list.nodes.length === 0) return -1;
    const end = key.indexOf('\0');
    if (end >= 0) {
      farms ??= new Map([...list.farms].map(([row, farm]) => [farm.key, row]));
      const row = farms.get(key);
      if (row !== undefined) return row;
    }
    rows ??= rowsByNode(comparison, list);
    let node = nearestNode(comparison, end < 0 ? key : key.slice(0, end));
    while (node > 0 && rows[node]! < 0) node = comparison.after.parent(node);
    return Math.max(0, rows[node]!);
  };
}

function rowsByNode({ after, length }: Comparison, list: RowList): Int32Array {
  const rows = new Int32Array(length).fill(-1);
  // Members of a farm first: when it is unfolded they have rows of their own.
  for (const [row, farm] of list.farms) for (const member of farm.members) rows[member] = row;
  for (const [row, end] of list.nodes.entries()) {
    if (list.farms.has(row)) continue;
    for (let at = end; at > 0 && at !== list.directories[row]; at = after.parent(at)) rows[at] = row;
  }
  rows[0] = 0;
  return rows;
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
