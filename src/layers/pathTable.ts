import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { unsigned } from './columnBytes.ts';
import { grouped } from './grouped.ts';
import { PathTree } from './pathTree.ts';
import { kindNumber } from './rows.ts';

/** What a version does to the layers below it, in one byte: all that a tree has to read. None of them: a plain entry. */
export const traits = { directory: 1, implied: 2, opaque: 4, whiteout: 8 } as const;

/**
 * Every path that any layer of a stack names, once, and for each its versions: the rows of the layers' indexes that say
 * something about it. Version numbers count the rows of all indexes one after another, base layer first.
 */
export type PathTable = {
  readonly length: number;
  readonly tree: PathTree;
  /** The versions of node n are `versions[firstVersion[n]]` up to `versions[firstVersion[n + 1]]`, base layer first. */
  readonly firstVersion: Uint32Array;
  readonly versions: Uint32Array;
  /** What a version is, as bits of `traits`. */
  readonly traits: Uint8Array;
  /** Position of the layer a version belongs to. */
  readonly layerOf: Uint32Array;
  /** Node of a version, -1 for rows without a path (replaced in their own layer). */
  readonly nodeOf: Int32Array;
  /** 1 for a version that shares its content with another one (hard links), 0 for all else. */
  readonly isLinked: Uint8Array;
  /** Version number of row 0 of each layer; by position, so place 0 is unused. */
  readonly bases: Uint32Array;
  /** The directories' contents, made when first asked for. */
  readonly directories: Directories;
};

/** Nodes by the directory they lie in. */
export type Directories = {
  /** A dense number for each node that has children anywhere in the stack, -1 for the others: place in rolled-up totals. */
  readonly slot: Int32Array;
  readonly count: number;
  /** All nodes ever in the directory, in no order. */
  members(node: number): Int32Array;
  /** All nodes ever in the directory, in byte order of their names. */
  children(node: number): Int32Array;
};

/** The first layers of another stack, which were folded already. */
export type FoldedLayers = { readonly paths: PathTable; readonly layers: number };

/** The table of these layers; of those that are `folded` nothing is looked up again. They number their nodes as they did there. */
export function pathTable(indexes: readonly LayerIndex[], folded?: FoldedLayers): PathTable {
  const bases = versionBases(indexes);
  const total = bases.at(-1)!;
  const layers = folded?.layers ?? 0;
  const tree = treeWithRoom(indexes.slice(layers), folded);
  const columns = {
    layerOf: new Uint32Array(total),
    nodeOf: new Int32Array(total),
    isLinked: new Uint8Array(total),
    traits: new Uint8Array(total),
  };
  const known = bases[layers + 1]!;
  if (folded) copyVersions(folded.paths, columns, known);
  for (const [i, index] of indexes.entries()) {
    const own = <C extends Uint8Array | Int32Array>(column: C): C => column.subarray(bases[i + 1], bases[i + 2]) as C;
    columns.layerOf.fill(i + 1, bases[i + 1], bases[i + 2]);
    if (i < layers) continue;
    if (tree.length === 1 && hasOwnNames(index)) placeAllRows(index, tree, own(columns.nodeOf));
    else placeRows(index, tree, own(columns.nodeOf));
    setTraits(index, own(columns.traits));
    markLinked(index, own(columns.isLinked));
  }
  const { length } = tree;
  const firstVersion = new Uint32Array(length + 1);
  const versions = unsigned(grouped(columns.nodeOf, firstVersion));
  return tableOf({ length, tree, firstVersion, versions, ...columns, bases });
}

/**
 * How many nodes the first layers of a stack name; versions below `version` are theirs. Nodes are numbered in the order
 * of the layers that name them first.
 */
export function nodesBefore({ length, firstVersion, versions }: PathTable, version: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const first = firstVersion[middle]!;
    // nodes that no layer names are those of links that were looked through, behind all others
    if (first < firstVersion[middle + 1]! && versions[first]! < version) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nodes that are known already, with room for all that the layers above can add. */
function treeWithRoom(above: readonly LayerIndex[], folded: FoldedLayers | undefined): PathTree {
  const nodes = above.reduce((sum, { length }) => sum + length, 0);
  const bytes = above.reduce((sum, { names }) => sum + names.length, 0);
  if (folded === undefined) return PathTree.withRoom(nodes + 1, bytes);
  const { paths, layers } = folded;
  return paths.tree.copy(Math.max(1, nodesBefore(paths, paths.bases[layers + 1]!)), nodes, bytes);
}

function copyVersions(
  from: PathColumns,
  to: Pick<PathColumns, 'nodeOf' | 'isLinked' | 'traits'>,
  length: number,
): void {
  to.nodeOf.set(from.nodeOf.subarray(0, length));
  to.isLinked.set(from.isLinked.subarray(0, length));
  to.traits.set(from.traits.subarray(0, length));
}

/** What of a table is made by folding; the rest follows from it. */
export type PathColumns = Omit<PathTable, 'directories'>;

export function tableOf(columns: PathColumns): PathTable {
  let directories: Directories | undefined;
  return {
    ...columns,
    get directories() {
      directories ??= directoriesOf(columns.tree);
      return directories;
    },
  };
}

/** The node at a path (latin1, as `pathOf` writes it), -1 when the table has none. */
export function findPath(tree: PathTree, path: string): number {
  if (path === '') return 0;
  const bytes = Buffer.from(path, 'latin1');
  let node = 0;
  for (let start = 0, end = 0; node >= 0 && start <= bytes.length; start = end + 1) {
    const slash = bytes.indexOf(0x2f, start);
    end = slash < 0 ? bytes.length : slash;
    node = tree.find(node, bytes, start, end);
  }
  return node;
}

/** Where each layer's versions start, by position, and last the number of all. */
export function versionBases(indexes: readonly LayerIndex[]): Uint32Array {
  const bases = new Uint32Array(indexes.length + 2);
  for (const [i, index] of indexes.entries()) bases[i + 2] = bases[i + 1]! + index.length;
  return bases;
}

/** Whether every row has a path of its own: none is replaced. */
function hasOwnNames({ flags }: LayerIndex): boolean {
  for (let row = 0; row < flags.length; row++) if (flags[row]! & rowFlags.replaced) return false;
  return true;
}

/** Of the first layer of most images the rows are the nodes. */
function placeAllRows(index: LayerIndex, tree: PathTree, nodes: Int32Array): void {
  tree.appendAll(index);
  for (let row = 0; row < nodes.length; row++) nodes[row] = row;
}

/**
 * Writes the node of each row of one layer into `nodes`; a parent's row comes before its children's. A path has one row
 * that is not replaced: what lies in a folder that the layer brings is new, nobody has to look for it.
 */
function placeRows(index: LayerIndex, tree: PathTree, nodes: Int32Array): void {
  const { parent, names, nameStart, nameEnd, flags } = index;
  const known = tree.length;
  for (let row = 1; row < index.length; row++) {
    const directory = nodes[parent[row]!]!;
    if (directory < 0 || flags[row]! & rowFlags.replaced) {
      nodes[row] = -1;
      continue;
    }
    const node = directory < known ? tree.find(directory, names, nameStart[row]!, nameEnd[row]!) : -1;
    nodes[row] = node >= 0 ? node : tree.append(directory, names, nameStart[row]!, nameEnd[row]!);
  }
}

function setTraits(index: LayerIndex, into: Uint8Array): void {
  for (let row = 0; row < index.length; row++) {
    const flags = index.flags[row]!;
    if (flags & rowFlags.whiteout) into[row] = traits.whiteout;
    else if (index.kind[row] !== kindNumber.directory) continue;
    else {
      into[row] = traits.directory;
      if (flags & rowFlags.implied) into[row]! |= traits.implied;
      if (flags & rowFlags.opaque) into[row]! |= traits.opaque;
    }
  }
}

function markLinked(index: LayerIndex, isLinked: Uint8Array): void {
  for (let row = 0; row < index.length; row++) {
    const inode = index.inode[row]!;
    if (inode === row) continue;
    isLinked[row] = 1;
    isLinked[inode] = 1;
  }
}

function directoriesOf(tree: PathTree): Directories {
  const { length, parent } = tree;
  const slot = new Int32Array(length).fill(-1);
  const first = new Uint32Array(length + 1);
  let count = 0;
  slot[0] = count++;
  for (let node = 1; node < length; node++) {
    const directory = parent[node]!;
    if (slot[directory] === -1) slot[directory] = count++;
  }
  const nodes = grouped(parent.subarray(0, length), first);
  const isSorted = new Uint8Array(length);
  const members = (node: number): Int32Array => nodes.subarray(first[node], first[node + 1]);
  return {
    slot,
    count,
    members,
    children(node) {
      const children = members(node);
      if (!isSorted[node] && children.length > 1) {
        children.sort((a, b) => compareNames(tree, a, b));
        isSorted[node] = 1;
      }
      return children;
    },
  };
}

function compareNames(tree: PathTree, a: number, b: number): number {
  const { names, nameStart, nameEnd } = tree;
  const startA = nameStart[a]!;
  const startB = nameStart[b]!;
  const lengthA = nameEnd[a]! - startA;
  const lengthB = nameEnd[b]! - startB;
  const shorter = Math.min(lengthA, lengthB);
  for (let i = 0; i < shorter; i++) {
    const difference = names[startA + i]! - names[startB + i]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
