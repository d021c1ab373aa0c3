import type { ImageComparison } from '../compare/imageComparison.ts';
import { classNumber } from '../compare/pairClassesOf.ts';
import { sharedNodes } from '../compare/sharedNodes.ts';
import { versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';

/** Paths that are the same in everything but their times. */
export function differingTimes(comparison: ImageComparison): number {
  const { left, right, length } = comparison;
  const { classes, leftNode, rightNode } = comparison.columns;
  const shared = sharedNodes(left.stack, right.stack).versions;
  const before = left.versions;
  const after = right.versions;
  let count = 0;
  for (let pair = 1; pair < length; pair++) {
    if (classes[pair] !== classNumber.same) continue;
    const old = before[leftNode[pair]!]!;
    const now = after[rightNode[pair]!]!;
    if (old === now && old < shared) continue;
    if (timeOf(left, old) !== timeOf(right, now)) count++;
  }
  return count;
}

function timeOf(tree: Tree, version: number): number {
  const { index, row } = versionPlace(tree.stack, version);
  return index.modified[row]!;
}
