import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import { compareTrees } from './compareTrees.ts';
import type { Comparison, Equal } from './comparison.ts';

/** What the layer at `position` (from 1) did to the file system below it. */
export function layerChanges(stack: Stack, position: number, equal: Equal): Comparison {
  return compareTrees(treeAt(stack, position - 1), treeAt(stack, position), equal);
}
