import type { Equal } from '../compare/comparison.ts';
import { classOf } from '../compare/versionChange.ts';
import { hasReplaced } from '../layers/hasReplaced.ts';
import { pathOf } from '../layers/pathOf.ts';
import { findPath, type PathTable, traits } from '../layers/pathTable.ts';
import { rowPath } from '../layers/rowEntry.ts';
import { contentVersion, type Stack, versionIn, versionPlace } from '../layers/stack.ts';
import { rowFlags } from '../model/layerIndex.ts';

/** How bytes that a layer ships came to be seen no more. */
const causes = ['overwritten', 'deleted', 'deletedWithDirectory', 'opaque', 'touched'] as const;

type Cause = (typeof causes)[number];

/** What one path ships in vain: `count` files of `bytes` together, over all layers. */
export type WastedPath = { readonly path: string; readonly bytes: number; readonly count: number };

/**
 * Bytes in layers that the final file system does not show: what the layers ship is exactly what is visible and this.
 * Hard links count once; a file stays visible as long as one of its names does.
 */
export type Waste = { readonly bytes: number } & { readonly [C in Cause]: number } & {
  /** Largest first; not more than were asked for. */
  readonly paths: readonly WastedPath[];
  /** Of how many paths something is wasted. */
  readonly pathCount: number;
};

/**
 * Sums up waste; as long as contents are unknown, what may be touched counts as overwritten. `mostPaths`: how many are
 * named, because there can be as many as files.
 */
export function waste(stack: Stack, equal: Equal, mostPaths = Infinity): Waste {
  const tally = new Tally(stack.paths);
  const names = new Map<number, number>();
  const { isLinked } = stack.paths;
  const seen = new Int32Array(stack.paths.length).fill(-1);
  const fates = new Uint8Array(stack.paths.length);
  const hasLinks = isLinked.includes(1);
  for (const [i, { nodes, before, after, fresh }] of stack.history.entries()) {
    for (let at = 0; at < nodes.length; at++) seen[nodes[at]!] = after[at]!;
    // what is fresh lets nothing vanish
    for (let at = 0; at < (hasLinks ? nodes.length : fresh); at++) {
      const node = nodes[at]!;
      if (after[at]! >= 0 && isLinked[after[at]!] === 1) gainName(stack, after[at]!, names);
      if (before[at]! < 0) continue;
      const change: Vanishing = { node, layer: i + 1, before: before[at]!, after: after[at]! };
      fates[node] = causes.indexOf(causeOf(stack, change, seen, equal, fates));
      if (losesLastName(stack, before[at]!, names)) tally.add(node, sizeOf(stack, before[at]!), causes[fates[node]!]!);
    }
  }
  addNeverSeen(stack, names, tally);
  return tally.sum(mostPaths);
}

/** A version that is seen no more at a node. */
type Vanishing = { readonly node: number; readonly layer: number; readonly before: number; readonly after: number };

/** Sums by cause and by path; paths are numbers as long as possible, because there can be as many as files. */
class Tally {
  readonly #paths: PathTable;
  readonly #sums = { overwritten: 0, deleted: 0, deletedWithDirectory: 0, opaque: 0, touched: 0 };
  readonly #bytes: Float64Array;
  readonly #count: Uint32Array;
  /** Those that have anything. */
  readonly #nodes: number[] = [];
  readonly #elsewhere = new Map<string, WastedPath>();

  constructor(paths: PathTable) {
    this.#paths = paths;
    this.#bytes = new Float64Array(paths.length);
    this.#count = new Uint32Array(paths.length);
  }

  add(node: number, bytes: number, cause: Cause): void {
    if (bytes === 0) return;
    this.#sums[cause] += bytes;
    this.#bytes[node]! += bytes;
    if (this.#count[node]!++ === 0) this.#nodes.push(node);
  }

  /** For a path that perhaps no tree ever shows. */
  addPath(path: string, bytes: number, cause: Cause): void {
    const node = findPath(this.#paths.tree, path);
    if (node >= 0) {
      this.add(node, bytes, cause);
      return;
    }
    const { bytes: sum, count } = this.#elsewhere.get(path) ?? { bytes: 0, count: 0 };
    this.#elsewhere.set(path, { path, bytes: sum + bytes, count: count + 1 });
    this.#sums[cause] += bytes;
  }

  sum(mostPaths: number): Waste {
    const paths = [...this.#elsewhere.values()].filter(({ bytes }) => bytes > 0);
    const pathCount = paths.length + this.#nodes.length;
    for (const node of this.#largest(mostPaths))
      paths.push({ path: pathOf(this.#paths.tree, node), bytes: this.#bytes[node]!, count: this.#count[node]! });
    paths.sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    if (paths.length > mostPaths) paths.length = mostPaths;
    return { bytes: causes.reduce((sum, cause) => sum + this.#sums[cause], 0), ...this.#sums, paths, pathCount };
  }

  /** The nodes that waste most, and all that waste as much as the last of them. */
  #largest(most: number): readonly number[] {
    if (this.#nodes.length <= most) return this.#nodes;
    const sizes = Float64Array.from(this.#nodes, (node) => this.#bytes[node]!).sort();
    const least = sizes[sizes.length - most]!;
    return this.#nodes.filter((node) => this.#bytes[node]! >= least);
  }
}

/**
 * Why a path shows something else, or nothing, after a layer. `seen`: what stands there after the layer; `fates`: the
 * answers for its parents, which are asked first.
 */
function causeOf(stack: Stack, change: Vanishing, seen: Int32Array, equal: Equal, fates: Uint8Array): Cause {
  const { node, layer, before, after } = change;
  if (after >= 0) return classOf(stack, before, after, equal) === 'touched' ? 'touched' : 'overwritten';
  const parent = stack.paths.tree.parent[node]!;
  const holder = seen[parent]!;
  if (holder < 0 && parent > 0) return causes[fates[parent]!] === 'opaque' ? 'opaque' : 'deletedWithDirectory';
  if (holder >= 0 && !(stack.paths.traits[holder]! & traits.directory)) return 'deletedWithDirectory';
  return hasWhiteout(stack, node, layer) ? 'deleted' : 'opaque';
}

function hasWhiteout(stack: Stack, node: number, layer: number): boolean {
  const version = versionIn(stack, node, layer);
  return version >= 0 && (stack.paths.traits[version]! & traits.whiteout) !== 0;
}

/** One path more shows what hard links share. */
function gainName(stack: Stack, version: number, names: Map<number, number>): void {
  const content = contentVersion(stack, version);
  names.set(content, (names.get(content) ?? 0) + 1);
}

/** Whether nothing shows the version's content any more once this path does not. */
function losesLastName(stack: Stack, version: number, names: Map<number, number>): boolean {
  if (stack.paths.isLinked[version] === 0) return true;
  const content = contentVersion(stack, version);
  const left = names.get(content)! - 1;
  names.set(content, left);
  return left === 0;
}

function sizeOf(stack: Stack, version: number): number {
  const { index, row } = versionPlace(stack, version);
  return index.size[row]!;
}

/** Files whose path was taken by a later entry of the same layer, and that no hard link kept. */
function addNeverSeen(stack: Stack, names: ReadonlyMap<number, number>, tally: Tally): void {
  for (const [i, index] of stack.indexes.entries()) {
    const base = stack.paths.bases[i + 1]!;
    if (!hasReplaced(index)) continue;
    const { flags, inode } = index;
    for (let row = 1; row < flags.length; row++) {
      if (!(flags[row]! & rowFlags.replaced) || inode[row] !== row || names.has(base + row)) continue;
      tally.addPath(rowPath(index, row), index.size[row]!, 'overwritten');
    }
  }
}
