import type { Image } from '../model/image.ts';
import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { type Folded, historyOf } from './history.ts';
import { findPath, type PathTable, pathTable } from './pathTable.ts';

/** All layers of an image folded into one table of paths: what every tree, comparison and question reads. */
export type Stack = {
  readonly image: Image;
  /** One for each layer, base first: the layer at position p is `indexes[p - 1]`. */
  readonly indexes: readonly LayerIndex[];
  /** Its columns are nobody's business outside `layers/`. */
  readonly paths: PathTable;
  /** What each layer changed; the layer at position p is `history[p - 1]`. */
  readonly history: Folded['history'];
  /** The version seen at each node after the last layer, -1 where nothing is; never written. */
  seen(): Folded['seen'];
};

/** What one layer says about a path. */
export type PathVersion = {
  /** Position of the layer, from 1. */
  readonly layer: number;
  readonly version: number;
  readonly what: 'entry' | 'implied' | 'whiteout';
};

/** Two versions whose contents are held against each other. */
export type VersionPair = { readonly before: number; readonly after: number };

/** A version's row in the index of its layer. */
export type VersionPlace = { readonly layer: number; readonly row: number; readonly index: LayerIndex };

export function stackOf(image: Image, indexes: readonly LayerIndex[]): Stack {
  const paths = pathTable(indexes);
  const { history, seen } = historyOf(paths);
  return { image, indexes, paths, history, seen: () => seen };
}

/** What each layer says about a path (a node, or a latin1 path), base layer first; nothing for a path no layer names. */
export function versionsOf(stack: Stack, path: number | string): readonly PathVersion[] {
  const { tree, firstVersion, versions } = stack.paths;
  const node = typeof path === 'string' ? findPath(tree, path) : path;
  if (node < 0) return [];
  return [...versions.subarray(firstVersion[node], firstVersion[node + 1])].map((version) => {
    const { layer, row, index } = versionPlace(stack, version);
    const flags = index.flags[row]!;
    const what = flags & rowFlags.whiteout ? 'whiteout' : flags & rowFlags.implied ? 'implied' : 'entry';
    return { layer, version, what };
  });
}

/** Where a version stands: its layer, and its row in that layer's index. */
export function versionPlace(stack: Stack, version: number): VersionPlace {
  const layer = stack.paths.layerOf[version]!;
  return { layer, row: version - stack.paths.bases[layer]!, index: stack.indexes[layer - 1]! };
}

/** The version whose row has the content: of a hard link the one it shares, else the version itself. */
export function contentVersion(stack: Stack, version: number): number {
  const { layerOf, bases } = stack.paths;
  const layer = layerOf[version]!;
  return bases[layer]! + stack.indexes[layer - 1]!.inode[version - bases[layer]!]!;
}

/** How many versions the stack has; version numbers are below it. */
export function versionCount(stack: Stack): number {
  return stack.paths.layerOf.length;
}

/** The version that the layer at `layer` has of a node, -1 when it says nothing about it. */
export function versionIn(stack: Stack, node: number, layer: number): number {
  const { firstVersion, versions, layerOf } = stack.paths;
  for (let i = firstVersion[node]!; i < firstVersion[node + 1]!; i++) {
    if (layerOf[versions[i]!] === layer) return versions[i]!;
  }
  return -1;
}
