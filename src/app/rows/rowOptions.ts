import type { Comparison } from '../../compare/comparison.ts';
import type { Tree } from '../../layers/tree.ts';
import type { ChangeClass } from '../../model/change.ts';
import type { Kind } from '../../model/tarEntry.ts';
import type { FilesPane } from '../state.ts';

/** What decides which rows there are: a FilesPane serves as it is. */
export type RowOptions = Pick<
  FilesPane,
  'folds' | 'unfolded' | 'changesOnly' | 'shown' | 'farms' | 'sort' | 'reversed' | 'filter'
>;

/** Layer 1, the row `all` and ranges from layer 1 on: everything is new there, so nothing gets a sign. */
export function isAllNew(comparison: Comparison): boolean {
  return comparison.before.position === 0;
}

/** The class as rows show it. A folder that is shipped again gets no sign. */
export function shownClass(comparison: Comparison, node: number): ChangeClass {
  if (isAllNew(comparison)) return 'unchanged';
  const own = comparison.class(node);
  return own === 'touched' && kindOf(comparison, node) === 'directory' ? 'unchanged' : own;
}

/** What the node is: after, or before when it is removed. */
export function kindOf(comparison: Comparison, node: number): Kind {
  return treeOf(comparison, node).kind(node);
}

/** The tree that shows the node: the one before when it is removed. */
export function treeOf({ before, after }: Comparison, node: number): Tree {
  return after.has(node) ? after : before;
}
