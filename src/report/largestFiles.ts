import type { Tree } from '../layers/tree.ts';

export type LargeFile = { readonly path: string; readonly size: number; readonly layer: number };

/** The `count` largest files of a tree, largest first. */
export function largestFiles(tree: Tree, count: number): readonly LargeFile[] {
  const nodes: number[] = [];
  let least = 0;
  for (let node = 0; node < tree.length; node++) {
    if (!tree.has(node) || tree.size(node) <= least) continue;
    nodes.push(node);
    if (nodes.length < count * 2) continue;
    nodes.sort((a, b) => tree.size(b) - tree.size(a)).length = count;
    least = tree.size(nodes[count - 1]!);
  }
  nodes.sort((a, b) => tree.size(b) - tree.size(a));
  return nodes
    .slice(0, count)
    .map((node) => ({ path: tree.path(node), size: tree.size(node), layer: tree.layer(node) }));
}
