import { type PathTable, traits } from './pathTable.ts';

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
export function settle(paths: PathTable, node: number, position: number, below: number, into: Standing): void {
  const { firstVersion, versions, layerOf } = paths;
  into.version = -1;
  into.floor = 0;
  let isImplied = true;
  for (let i = firstVersion[node + 1]! - 1; i >= firstVersion[node]!; i--) {
    const version = versions[i]!;
    const layer = layerOf[version]!;
    if (layer > position) continue;
    if (layer < below) break;
    const what = paths.traits[version]!;
    if (!(what & traits.directory)) {
      if (into.version >= 0) into.floor ||= layer + 1;
      else if (!(what & traits.whiteout)) into.version = version;
      return;
    }
    if (isImplied) into.version = version;
    isImplied &&= (what & traits.implied) !== 0;
    if (what & traits.opaque) into.floor ||= layer;
    if (into.floor > 0 && !isImplied) return;
  }
  if (into.version >= 0) into.floor ||= below;
}

/** The version seen at each node after `position`, -1 where there is none; parents come first, so one pass does. */
export function overlay(paths: PathTable, position: number): Int32Array {
  const { length, layerOf, firstVersion, versions } = paths;
  const { parent } = paths.tree;
  const seen = new Int32Array(length).fill(-1);
  const floors = new Uint32Array(length);
  const standing: Standing = { version: -1, floor: 0 };
  // The root is there even when nobody names it, and an opaque marker in it was never recorded.
  settle(paths, 0, position, 1, standing);
  seen[0] = standing.version >= 0 && paths.traits[standing.version]! & traits.implied ? -1 : standing.version;
  floors[0] = 1;
  for (let node = 1; node < length; node++) {
    const below = floors[parent[node]!]!;
    if (below === 0) continue;
    const first = firstVersion[node]!;
    const version = versions[first]!;
    if (firstVersion[node + 1] === first + 1 && paths.traits[version] === 0) {
      // By far most nodes are a file that one layer ships.
      const layer = layerOf[version]!;
      if (layer <= position && layer >= below) seen[node] = version;
      continue;
    }
    settle(paths, node, position, below, standing);
    seen[node] = standing.version;
    floors[node] = standing.floor;
  }
  return seen;
}
