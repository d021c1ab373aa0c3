import { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';
import { type VersionPlace, versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';

let bareRoot: VersionPlace | undefined;

/** Where the version that a tree shows of a node stands; of a root that no layer names: in an index of nothing else. */
export function placeOf(tree: Tree, node: number): VersionPlace {
  const version = tree.version(node);
  if (version >= 0) return versionPlace(tree.stack, version);
  return (bareRoot ??= { layer: 0, row: 0, index: new LayerIndexBuilder(0).finish() });
}
