import { nodesBefore, type PathTable, traits } from './pathTable.ts';
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
 * layers cost what their entries cost, not a hundred times the whole file system. What the first layers changed may be
 * `known`: the fold goes on above them.
 */
export function historyOf(paths: PathTable, known: readonly LayerHistory[] = []): Folded {
  const state: State = {
    paths,
    seen: new Int32Array(paths.length).fill(-1),
    floors: new Uint32Array(paths.length),
    queued: new Uint32Array(paths.length),
    queue: new Int32Array(paths.length),
  };
  // The root is there even when nobody names it, and an opaque marker in it was never recorded.
  state.floors[0] = 1;
  if (known.length > 0) goOnAbove(state, known);
  const layers = [...known];
  for (let position = known.length + 1; position < paths.bases.length - 1; position++)
    layers.push(layDown(state, position));
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

/** The state that layers leave which were folded before. */
function goOnAbove({ paths, seen, floors }: State, known: readonly LayerHistory[]): void {
  for (const { nodes, after } of known) for (let i = 0; i < nodes.length; i++) seen[nodes[i]!] = after[i]!;
  const length = nodesBefore(paths, paths.bases[known.length + 1]!);
  const { parent } = paths.tree;
  const standing: Standing = { version: -1, floor: 0 };
  for (let node = 1; node < length; node++) {
    if (seen[node]! < 0 || !(paths.traits[seen[node]!]! & traits.directory)) continue;
    settle(paths, node, known.length, floors[parent[node]!]!, standing);
    floors[node] = standing.floor;
  }
}

/** Settles every node that the layer can change, parents first. */
function layDown(state: State, position: number): LayerHistory {
  const { paths, seen, floors } = state;
  const affected = affectedBy(state, position);
  const base = paths.bases[position]!;
  const room = affected.length + paths.bases[position + 1]! - base;
  const nodes = new Int32Array(room);
  const before = new Int32Array(room);
  const after = new Int32Array(room);
  const standing: Standing = { version: -1, floor: 0 };
  let fresh = 0;
  for (const node of affected) {
    settle(paths, node, position, node === 0 ? 1 : floors[paths.tree.parent[node]!]!, standing);
    if (node === 0) settleRoot(paths, standing);
    floors[node] = standing.floor;
    if (standing.version === seen[node]) continue;
    nodes[fresh] = node;
    before[fresh] = seen[node]!;
    after[fresh++] = seen[node] = standing.version;
  }
  const count = layDownFresh(state, position, { nodes, after }, fresh);
  before.fill(-1, fresh, count);
  const cut = (column: Int32Array): Int32Array => (count === room ? column : column.slice(0, count));
  return { nodes: cut(nodes), before: cut(before), after: cut(after), fresh };
}

/**
 * The nodes that no lower layer names: the layer's own entry is all there is to see. They were numbered in its order and
 * behind all others. Writes from `count` on, answers up to where.
 */
function layDownFresh(
  { paths, seen, floors }: State,
  position: number,
  { nodes, after }: Pick<LayerHistory, 'nodes' | 'after'>,
  from: number,
): number {
  const { nodeOf, traits: traitsOf, bases } = paths;
  const { parent } = paths.tree;
  let last = nodesBefore(paths, bases[position]!) - 1;
  let count = from;
  for (let version = bases[position]!; version < bases[position + 1]!; version++) {
    const node = nodeOf[version]!;
    if (node <= last) continue;
    last = node;
    const what = traitsOf[version]!;
    const below = node === 0 ? 1 : floors[parent[node]!]!;
    if (below === 0 || what & traits.whiteout || (node === 0 && what & traits.implied)) continue;
    if (what & traits.directory) floors[node] = what & traits.opaque ? position : below;
    nodes[count] = node;
    after[count++] = seen[node] = version;
  }
  return count;
}

/** A root that no entry names has no version, and its contents are never hidden. */
function settleRoot(paths: PathTable, standing: Standing): void {
  if (standing.version >= 0 && paths.traits[standing.version]! & traits.implied) standing.version = -1;
  standing.floor = 1;
}

/** Nodes that the layer and lower ones name, and all that is seen below those of them that end the contents of a directory; ascending. */
function affectedBy(state: State, position: number): Int32Array {
  const { paths, floors, queued, queue } = state;
  const base = paths.bases[position]!;
  const end = paths.bases[position + 1]!;
  const known = nodesBefore(paths, base);
  let length = 0;
  for (let version = base; version < end; version++) {
    const node = paths.nodeOf[version]!;
    if (node < 0 || node >= known) continue;
    if (queued[node] !== position) {
      queued[node] = position;
      queue[length++] = node;
    }
    const what = paths.traits[version]!;
    const ends = !(what & traits.directory) || (what & traits.opaque) !== 0;
    if (ends && floors[node]! > 0) length = queueContents(state, node, position, length);
  }
  return queue.slice(0, length).sort();
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
