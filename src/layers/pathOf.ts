import { latin1OfBytes } from '../model/latin1.ts';
import type { Names } from '../model/layerIndex.ts';

/** One component, latin1; empty for the root. */
export function nameOf(tree: Names, node: number): string {
  return latin1OfBytes(tree.names.subarray(tree.nameStart[node], tree.nameEnd[node]));
}

/** Whole path, latin1, no leading slash; empty for the root. */
export function pathOf(tree: Names, node: number): string {
  // names out of the cache are read when they are asked for
  if (node <= 0) return '';
  const { parent, nameStart, nameEnd, names } = tree;
  let length = -1;
  for (let at = node; at > 0; at = parent[at]!) length += nameEnd[at]! - nameStart[at]! + 1;
  const path = Buffer.allocUnsafe(length);
  // Filled from its end, because a node knows its parent only.
  for (let at = node; at > 0; at = parent[at]!) {
    for (let from = nameEnd[at]!; from > nameStart[at]!; ) path[--length] = names[--from]!;
    if (length > 0) path[--length] = 0x2f;
  }
  return path.toString('latin1');
}
