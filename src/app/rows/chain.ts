import type { Comparison } from '../../compare/comparison.ts';
import { storeName } from '../../model/storePath.ts';
import { kindOf, shownClass } from './rowOptions.ts';
import type { ShownNodes } from './shownNodes.ts';

/** A hash and its dash. */
const shortestStoreName = 33;

/** Whether a directory is unfolded. */
export type IsOpen = (node: number) => boolean;

/**
 * The last node of the row that starts with `first`: unfolded directories with a single child are one row with it, and
 * such a chain may end in a file.
 */
export function chainEnd(comparison: Comparison, shown: ShownNodes, isOpen: IsOpen, first: number): number {
  let end = first;
  while (shown.children[end] === 1 && isOpen(end) && joinsNode(comparison, end, shown.child[end]!))
    end = shown.child[end]!;
  return end;
}

/** Nothing that has a sign of its own may vanish in a chain, and a store path stays a row. */
export function joinsNode(comparison: Comparison, directory: number, child: number): boolean {
  if (kindOf(comparison, directory) !== 'directory') return false;
  const kind = kindOf(comparison, child);
  if (kind !== 'directory' && kind !== 'file') return false;
  const own = shownClass(comparison, directory);
  if (own !== shownClass(comparison, child) && (kind === 'directory' || own !== 'unchanged')) return false;
  return !isStorePath(comparison, directory) && !isStorePath(comparison, child);
}

/** Whether a node's own name is one of a store. Short names, which nearly all are, need not be read. */
function isStorePath({ after }: Comparison, node: number): boolean {
  const { nameStart, nameEnd } = after.stack.paths.tree;
  return nameEnd[node]! - nameStart[node]! > shortestStoreName && storeName(after.name(node)) !== undefined;
}
