import type { Tree } from './tree.ts';

/** The node of `tree` in `directory` that has the name which `node` has in the tree `other`, maybe of another stack; -1 when there is none. */
export function sameName(tree: Tree, directory: number, other: Tree, node: number): number {
  const { names, nameStart, nameEnd } = other.stack.paths.tree;
  const found = tree.stack.paths.tree.find(directory, names, nameStart[node]!, nameEnd[node]!);
  return found >= 0 && tree.has(found) ? found : -1;
}
