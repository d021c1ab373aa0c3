import { sharedLayers } from '../layers/folds.ts';
import { nodesBefore } from '../layers/pathTable.ts';
import type { Stack } from '../layers/stack.ts';

/**
 * Two stacks whose first layers are one index, read once, number the nodes and versions of these layers alike: what is
 * below these numbers is the same on both sides, and need not be looked up or compared.
 */
export type SharedNodes = { readonly nodes: number; readonly versions: number };

export function sharedNodes(left: Stack, right: Stack): SharedNodes {
  const versions = left.paths.bases[sharedLayers(left.indexes, right.indexes) + 1] ?? 0;
  return { nodes: Math.max(1, nodesBefore(left.paths, versions)), versions };
}
