import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { unsigned } from './columnBytes.ts';
import { type Directories, memberRuns, TreeDirectories } from './directories.ts';
import { grouped } from './grouped.ts';
import { hasReplaced } from './hasReplaced.ts';
import { type FoundNames, PathTree } from './pathTree.ts';
import { kindNumber } from './rows.ts';

/** What a version does to the layers below it, in one byte: all that a tree has to read. None of them: a plain entry. */
export const traits = { directory: 1, implied: 2, opaque: 4, whiteout: 8 } as const;

/**
 * Every path that any layer of a stack names, once, and for each its versions: the rows of the layers' indexes that say
 * something about it. Version numbers count the rows of all indexes one after another, base layer first.
 */
export type PathTable = {
  readonly length: number;
  readonly tree: FoundNames;
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

/** The first layers of another stack, which were folded already. */
export type FoldedLayers = { readonly paths: PathTable; readonly layers: number };

/** The table of these layers; of those that are `folded` nothing is looked up again. They number their nodes as they did there. */
export function pathTable(indexes: readonly LayerIndex[], folded?: FoldedLayers): PathTable {
  const bases = versionBases(indexes);
  const total = bases.at(-1)!;
  const layers = folded?.layers ?? 0;
  const tree = treeWithRoom(indexes.slice(layers), folded);
  const columns = {
    layerOf: layersOf(bases),
    nodeOf: new Int32Array(total),
    isLinked: new Uint8Array(total),
    traits: new Uint8Array(total),
  };
  const known = bases[layers + 1]!;
  if (folded) copyVersions(folded.paths, columns, known);
  for (const [i, index] of indexes.entries()) {
    const own = <C extends Uint8Array | Int32Array>(column: C): C => column.subarray(bases[i + 1], bases[i + 2]) as C;
    if (i < layers) continue;
    if (tree.length === 1 && !hasReplaced(index)) placeAllRows(index, tree, own(columns.nodeOf));
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

/** A class, because an object literal with a getter is slow to ask for anything else. */
class FoldedTable implements PathTable {
  readonly length: number;
  readonly tree: FoundNames;
  readonly firstVersion: Uint32Array;
  readonly versions: Uint32Array;
  readonly traits: Uint8Array;
  readonly layerOf: Uint32Array;
  readonly nodeOf: Int32Array;
  readonly isLinked: Uint8Array;
  readonly bases: Uint32Array;
  #directories: Directories | undefined;

  constructor(columns: PathColumns) {
    this.length = columns.length;
    this.tree = columns.tree;
    this.firstVersion = columns.firstVersion;
    this.versions = columns.versions;
    this.traits = columns.traits;
    this.layerOf = columns.layerOf;
    this.nodeOf = columns.nodeOf;
    this.isLinked = columns.isLinked;
    this.bases = columns.bases;
  }

  get directories(): Directories {
    return (this.#directories ??= new TreeDirectories(this.tree, memberRuns(this.tree.parent, this.length)));
  }
}

export function tableOf(columns: PathColumns): PathTable {
  return new FoldedTable(columns);
}

/** The node at a path (latin1, as `pathOf` writes it), -1 when the table has none. */
export function findPath(tree: FoundNames, path: string): number {
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

/** The layer of each version, from where each layer's versions start. */
export function layersOf(bases: Uint32Array): Uint32Array {
  const layerOf = new Uint32Array(bases.at(-1)!);
  for (let layer = 1; layer < bases.length - 1; layer++) layerOf.fill(layer, bases[layer], bases[layer + 1]);
  return layerOf;
}

/** Of the first layer of most images the rows are the nodes: each has a path of its own. */
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
