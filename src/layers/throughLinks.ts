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
