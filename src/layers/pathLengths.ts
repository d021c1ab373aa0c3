import type { Stack } from './stack.ts';

/** Bytes of the path of every node of a stack: what is long can be told without making it. */
export function pathLengths(stack: Stack): Float64Array {
  const { length, parent, nameStart, nameEnd } = stack.paths.tree;
  const lengths = new Float64Array(length);
  for (let node = 1; node < length; node++) {
    const above = lengths[parent[node]!]!;
    lengths[node] = above + (above > 0 ? 1 : 0) + nameEnd[node]! - nameStart[node]!;
  }
  return lengths;
}
