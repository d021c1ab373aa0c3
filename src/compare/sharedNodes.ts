import type { Stack } from '../layers/stack.ts';

/**
 * Two stacks whose first layers are one index, read once, number the nodes and versions of these layers alike: what is
 * below these numbers is the same on both sides, and need not be looked up or compared.
 */
export type SharedNodes = { readonly nodes: number; readonly versions: number };

export function sharedNodes(left: Stack, right: Stack): SharedNodes {
  const most = Math.min(left.indexes.length, right.indexes.length);
  let layers = 0;
  // indexes of one layer are the same columns, told of two positions
  while (layers < most && left.indexes[layers]!.body === right.indexes[layers]!.body) layers++;
  const versions = left.paths.bases[layers + 1] ?? 0;
  let last = 0;
  for (const node of left.paths.nodeOf.subarray(0, versions)) if (node > last) last = node;
  return { nodes: last + 1, versions };
}
