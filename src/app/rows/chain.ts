import type { Comparison } from '../../compare/comparison.ts';
import { storeName } from '../../model/storePath.ts';
import { kindOf, shownClass } from './rowOptions.ts';
import type { ShownNodes } from './shownNodes.ts';

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
  return (
    storeName(comparison.after.name(directory)) === undefined && storeName(comparison.after.name(child)) === undefined
  );
}
