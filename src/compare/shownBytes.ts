import type { LayerHistory } from '../layers/history.ts';
import type { Tree } from '../layers/tree.ts';

/** Bytes of a node that shows `version` in `tree`, which is asked only about hard links: it may have to be made first. */
export function bytesOf(tree: Tree, node: number, version: number): number {
  const { isLinked, layerOf, bases } = tree.stack.paths;
  if (isLinked[version] === 1) return tree.size(node);
  const layer = layerOf[version]!;
  return tree.stack.indexes[layer - 1]!.size[version - bases[layer]!]!;
}

/** Bytes of the nodes that no lower layer names, hard links once. */
export function bytesOfFresh(tree: Tree, { nodes, after, fresh }: LayerHistory): number {
  const { isLinked, bases } = tree.stack.paths;
  const base = bases[tree.position]!;
  const size = tree.stack.indexes[tree.position - 1]?.size;
  let bytes = 0;
  // what no lower layer names is this layer's own
  for (let i = fresh; i < nodes.length; i++) {
    const version = after[i]!;
    bytes += isLinked[version] === 1 ? tree.size(nodes[i]!) : size![version - base]!;
  }
  return bytes;
}
