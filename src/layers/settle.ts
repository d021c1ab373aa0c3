import { type PathTable, traits } from './pathTable.ts';

/** What stands at one path of a tree. Reused between calls, because it is filled once for every node. */
export type Standing = {
  /** The version seen, -1 when nothing is there. */
  version: number;
  /** For a directory: the lowest layer whose entries are seen inside it; 0 for everything that holds nothing. */
  floor: number;
};

/**
 * Finds what the layers up to `position` leave at a node, as overlayfs does: from the top down, directories merge until
 * a whiteout, an opaque directory or something that is no directory ends what lies below. A directory that no entry
 * names shows the attributes of the one below it. `below` is the parent's floor; in what holds nothing, nothing is.
 */
export function settle(paths: PathTable, node: number, position: number, below: number, into: Standing): void {
  const { firstVersion, versions, layerOf } = paths;
  into.version = -1;
  into.floor = 0;
  if (below === 0) return;
  let isImplied = true;
  for (let i = lastUpTo(paths, node, position); i >= firstVersion[node]!; i--) {
    const version = versions[i]!;
    const layer = layerOf[version]!;
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

/** Where the node's last version of the layers up to `position` stands in `versions`; before its first when it has none. */
function lastUpTo(paths: PathTable, node: number, position: number): number {
  const { firstVersion, versions, layerOf } = paths;
  let low = firstVersion[node]!;
  let high = firstVersion[node + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (layerOf[versions[middle]!]! <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
