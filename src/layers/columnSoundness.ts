// Few loops, and all of them over one kind of column: each takes V8 longer to get ready than a million values take.

/** Whether all values are places below `limit`. */
export function areBelow(column: Uint32Array, limit: number): boolean {
  for (let i = 0; i < column.length; i++) if (column[i]! >= limit) return false;
  return true;
}

/** Whether all values are -1 (none) or places below `limit`. */
export function areNoneOrBelow(column: Uint32Array, limit: number): boolean {
  for (let i = 0; i < column.length; i++) if ((column[i]! + 1) >>> 0 > limit) return false;
  return true;
}

/** Whether runs begin at 0, one behind another, and the last one ends at `end`. */
export function areRuns(first: Uint32Array, end: number): boolean {
  let before = 0;
  for (let i = 0; i < first.length; i++) {
    if (first[i]! < before) return false;
    before = first[i]!;
  }
  return first[0] === 0 && before === end;
}

/** The same of the runs of names: the root has none, every other node has one. */
export function areNames(first: Uint32Array, end: number): boolean {
  let before = -1;
  for (let i = 1; i < first.length; i++) {
    if (first[i]! <= before) return false;
    before = first[i]!;
  }
  return first[0] === 0 && first[1] === 0 && before <= end;
}

/** Whether every node but the first is larger than its parent. */
export function areParentsFirst(parents: Uint32Array): boolean {
  for (let node = 1; node < parents.length; node++) if (parents[node]! >= node) return false;
  return true;
}
