import { type PathTable, traits } from './pathTable.ts';
import { type Standing, settle } from './settle.ts';

/** What one layer changed: nodes in ascending order, the version seen at each before and after the layer (-1: none). */
export type LayerHistory = {
  readonly nodes: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Place from which on no lower layer names the nodes: they are added, all of them. */
  readonly fresh: number;
};

/** A fold without the table it was made of. */
export type Folded = {
  /** What each layer changed, base first. */
  readonly history: readonly LayerHistory[];
  /** The version seen at each node after the last layer, -1 where nothing is. */
  readonly seen: Int32Array;
};

/** How many paths below the root are seen after each layer; by position, 0 before the first. */
export function pathCounts(history: readonly LayerHistory[]): readonly number[] {
  const counts = [0];
  for (const { nodes, before, after, fresh } of history) {
    let count = counts.at(-1)! + nodes.length - fresh;
    for (let i = 0; i < fresh; i++) {
      if (before[i]! < 0) count++;
      else if (after[i]! < 0) count--;
    }
    // the root counts as added by whoever names it first
    counts.push(nodes[0] === 0 && before[0]! < 0 ? count - 1 : count);
  }
  return counts;
}

/**
 * The fold of a stack: layer by layer, base first, only the nodes that a layer can change are looked at. So a hundred
 * layers cost what their entries cost, not a hundred times the whole file system.
 */
export function historyOf(paths: PathTable): Folded {
  const state: State = {
    paths,
    seen: new Int32Array(paths.length).fill(-1),
    floors: new Uint32Array(paths.length),
    queued: new Uint32Array(paths.length),
    queue: new Int32Array(paths.length),
  };
  // The root is there even when nobody names it, and an opaque marker in it was never recorded.
  state.floors[0] = 1;
  const layers: LayerHistory[] = [];
  for (let position = 1; position < paths.bases.length - 1; position++) layers.push(layDown(state, position));
  return { history: layers, seen: state.seen };
}

type State = {
  readonly paths: PathTable;
  /** Version seen at each node so far. */
  readonly seen: Int32Array;
  /** Lowest layer seen inside each directory; 0 for what holds nothing. */
  readonly floors: Uint32Array;
  /** The layer for which a node was last put in the queue. */
  readonly queued: Uint32Array;
  readonly queue: Int32Array;
};

/** Settles every node that the layer can change, parents first. */
function layDown(state: State, position: number): LayerHistory {
  const { paths, seen, floors } = state;
  const { parent } = paths.tree;
  const { affected, known } = affectedBy(state, position);
  const before = new Int32Array(affected.length);
  const standing: Standing = { version: -1, floor: 0 };
  let count = 0;
  let fresh = 0;
  for (let i = 0; i < affected.length; i++) {
    const node = affected[i]!;
    if (i === known) fresh = count;
    const below = node === 0 ? 1 : floors[parent[node]!]!;
    if (i >= known && below > 0 && paths.traits[lowestVersion(paths, node)] === 0) {
      // most of a layer: an entry that is no directory, where nothing was
      standing.version = lowestVersion(paths, node);
      standing.floor = 0;
    } else settle(paths, node, position, below, standing);
    if (node === 0) settleRoot(paths, standing);
    floors[node] = standing.floor;
    if (standing.version === seen[node]) continue;
    affected[count] = node;
    before[count++] = seen[node]!;
    seen[node] = standing.version;
  }
  if (known === affected.length) fresh = count;
  const nodes = affected.slice(0, count);
  return { nodes, before: before.slice(0, count), after: nodes.map((node) => seen[node]!), fresh };
}

/** What the lowest layer that names a node says about it. */
function lowestVersion({ versions, firstVersion }: PathTable, node: number): number {
  return versions[firstVersion[node]!]!;
}

/** A root that no entry names has no version, and its contents are never hidden. */
function settleRoot(paths: PathTable, standing: Standing): void {
  if (standing.version >= 0 && paths.traits[standing.version]! & traits.implied) standing.version = -1;
  standing.floor = 1;
}

/**
 * Nodes the layer names, and all that is seen below those of them that end the contents of a directory; ascending. The
 * first `known` of them are named by lower layers too.
 */
function affectedBy(state: State, position: number): { readonly affected: Int32Array; readonly known: number } {
  const { paths, floors, queued, queue } = state;
  const base = paths.bases[position]!;
  const end = paths.bases[position + 1]!;
  // Nodes that no lower layer names were numbered in this order and behind all others: only those before are sorted.
  const fresh = new Int32Array(end - base);
  let freshCount = 0;
  let length = 0;
  for (let version = base; version < end; version++) {
    const node = paths.nodeOf[version]!;
    if (node < 0) continue;
    if (lowestVersion(paths, node) >= base) {
      fresh[freshCount++] = node;
      continue;
    }
    if (queued[node] !== position) {
      queued[node] = position;
      queue[length++] = node;
    }
    const what = paths.traits[version]!;
    const ends = !(what & traits.directory) || (what & traits.opaque) !== 0;
    if (ends && floors[node]! > 0) length = queueContents(state, node, position, length);
  }
  const affected = new Int32Array(length + freshCount);
  affected.set(queue.subarray(0, length).sort());
  affected.set(fresh.subarray(0, freshCount), length);
  return { affected, known: length };
}

/** Puts all that is seen below a node in the queue; returns the queue's new length. */
function queueContents(state: State, directory: number, position: number, length: number): number {
  const { paths, seen, queued, queue } = state;
  const open = [directory];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const child of paths.directories.members(at)) {
      if (seen[child]! < 0) continue;
      open.push(child);
      if (queued[child] === position) continue;
      queued[child] = position;
      queue[length++] = child;
    }
  }
  return length;
}
