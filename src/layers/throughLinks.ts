import { LinkExpansion } from './linkExpansion.ts';
import { LinkTree } from './linkTree.ts';
import type { Tree } from './tree.ts';

const known = new WeakMap<Tree, Tree>();

/**
 * A tree as processes see it that open its paths: a symlink to a file is one more name of that file, as a hard link is,
 * one to a directory is a directory with names of all that the target holds, and so on in there. A link that leads
 * nowhere, in a circle, or to a directory around itself (it would nest without end) stays a link. Nodes of the tree keep
 * their numbers and versions are the stack's, so that bytes are counted and contents are read as without. In steps.
 */
export function* throughLinks(tree: Tree): Generator<void, Tree, void> {
  const made = known.get(tree);
  if (made !== undefined) return made;
  const expansion = new LinkExpansion(tree);
  yield* expansion.run();
  const view = new LinkTree(tree, expansion.finish());
  known.set(tree, view);
  return view;
}

/** The tree that links were looked through of; every other tree itself. */
export function realTree(tree: Tree): Tree {
  return tree.through?.tree ?? tree;
}

/** The node of `realTree` that a node shows: where a path really is. -1 stays -1. */
export function realNode(tree: Tree, node: number): number {
  return node < 0 ? node : (tree.through?.nodes[node] ?? node);
}

/** The path where a node really is, latin1. */
export function realPath(tree: Tree, node: number): string {
  return realTree(tree).path(realNode(tree, node));
}

/** Whether a link was looked through at this very name, not only at a directory above it. */
export function isSeenLink(tree: Tree, node: number): boolean {
  const real = realNode(tree, node);
  if (tree.through === undefined || real <= 0 || real === node) return false;
  const { tree: below, nodes } = tree.through;
  return below.parent(real) !== nodes[tree.parent(node)] || below.name(real) !== tree.name(node);
}
