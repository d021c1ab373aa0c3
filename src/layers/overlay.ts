import { rowFlags } from '../model/layerIndex.ts';
import { kindNumber } from './rows.ts';
import { type Stack, versionPlace } from './stack.ts';

/** What stands at one path of a tree. Reused between calls, because it is filled once for every node. */
export type Standing = {
  /** The version seen, -1 when nothing is there. */
  version: number;
  /** For a directory: the lowest layer whose entries are seen inside it; 0 for everything that holds nothing. */
  floor: number;
};

/**
 * Finds what the layers up to `position` leave at a node, as overlayfs does (formats.md, "Recommended model"): from the
 * top down, directories merge until a whiteout, an opaque directory or something that is no directory ends what lies
 * below. A directory that no entry names shows the attributes of the one below it. `below` is the parent's floor.
 */
export function settle(stack: Stack, node: number, position: number, below: number, into: Standing): void {
  const { firstVersion, versions, layerOf, bases } = stack.paths;
  into.version = -1;
  into.floor = 0;
  let isImplied = true;
  for (let i = firstVersion[node + 1]! - 1; i >= firstVersion[node]!; i--) {
    const version = versions[i]!;
    const layer = layerOf[version]!;
    if (layer > position) continue;
    if (layer < below) break;
    const index = stack.indexes[layer - 1]!;
    const row = version - bases[layer]!;
    const flags = index.flags[row]!;
    if (flags & rowFlags.whiteout || index.kind[row] !== kindNumber.directory) {
      if (into.version >= 0) into.floor ||= layer + 1;
      else if (!(flags & rowFlags.whiteout)) into.version = version;
      return;
    }
    if (isImplied) into.version = version;
    isImplied &&= (flags & rowFlags.implied) !== 0;
    if (flags & rowFlags.opaque) into.floor ||= layer;
    if (into.floor > 0 && !isImplied) return;
  }
  if (into.version >= 0) into.floor ||= below;
}

/** The version seen at each node after `position`, -1 where there is none; parents come first, so one pass does. */
export function overlay(stack: Stack, position: number): Int32Array {
  const { length, tree } = stack.paths;
  const { parent } = tree;
  const seen = new Int32Array(length).fill(-1);
  const floors = new Uint32Array(length);
  const standing: Standing = { version: -1, floor: 0 };
  for (let node = 0; node < length; node++) {
    // The root is there even when nobody names it, and an opaque marker in it was never recorded.
    const below = node === 0 ? 1 : floors[parent[node]!]!;
    if (below === 0) continue;
    settle(stack, node, position, below, standing);
    seen[node] = standing.version;
    floors[node] = standing.floor;
    if (node === 0) {
      floors[0] = 1;
      if (isImplied(stack, standing.version)) seen[0] = -1;
    }
  }
  return seen;
}

function isImplied(stack: Stack, version: number): boolean {
  if (version < 0) return false;
  const { index, row } = versionPlace(stack, version);
  return (index.flags[row]! & rowFlags.implied) !== 0;
}
