import type { ImageComparison } from '../compare/imageComparison.ts';
import { classNumber } from '../compare/pairClassesOf.ts';
import { versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';

/** Paths that are the same in everything but their times. */
export function differingTimes(comparison: ImageComparison): number {
  const { left, right, length } = comparison;
  const { classes, leftNode, rightNode } = comparison.columns;
  let count = 0;
  for (let pair = 1; pair < length; pair++) {
    if (classes[pair] !== classNumber.same) continue;
    if (timeOf(left, leftNode[pair]!) !== timeOf(right, rightNode[pair]!)) count++;
  }
  return count;
}

function timeOf(tree: Tree, node: number): number {
  const { index, row } = versionPlace(tree.stack, tree.version(node));
  return index.modified[row]!;
}
