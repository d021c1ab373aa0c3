import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { type Directories, memberRuns, TreeDirectories } from './directories.ts';
import { type FoundNames, NameTree } from './nameTree.ts';
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

export function pathTable(indexes: readonly LayerIndex[]): PathTable {
  const bases = versionBases(indexes);
  const total = bases.at(-1)!;
  const tree = new NameTree(Math.max(total, 16));
  const nodeOf = new Int32Array(total);
  const isLinked = new Uint8Array(total);
  const traitsOf = new Uint8Array(total);
  for (const [i, index] of indexes.entries()) {
    placeRows(index, tree, nodeOf.subarray(bases[i + 1], bases[i + 2]));
    setTraits(index, traitsOf.subarray(bases[i + 1], bases[i + 2]));
    markLinked(index, isLinked.subarray(bases[i + 1], bases[i + 2]));
  }
  const firstVersion = new Uint32Array(tree.length + 1);
  const versions = versionsByNode(nodeOf, firstVersion);
  const { length } = tree;
  const layerOf = layersOf(bases);
  return tableOf({ length, tree, firstVersion, versions, traits: traitsOf, layerOf, nodeOf, isLinked, bases });
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

/** Writes the node of each row of one layer into `nodes`; a parent's row comes before its children's. */
function placeRows(index: LayerIndex, tree: NameTree, nodes: Int32Array): void {
  const { parent, names, nameStart, nameEnd, flags } = index;
  for (let row = 1; row < index.length; row++) {
    const directory = nodes[parent[row]!]!;
    if (directory < 0 || flags[row]! & rowFlags.replaced) {
      nodes[row] = -1;
      continue;
    }
    const node = tree.find(directory, names, nameStart[row]!, nameEnd[row]!);
    nodes[row] = node >= 0 ? node : tree.addSought(directory, names, nameStart[row]!, nameEnd[row]!);
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

/** Sorts versions by node, keeping their order; a counting sort. Fills `firstVersion`. */
function versionsByNode(nodeOf: Int32Array, firstVersion: Uint32Array): Uint32Array {
  for (let version = 0; version < nodeOf.length; version++) {
    const node = nodeOf[version]!;
    if (node >= 0) firstVersion[node + 1]!++;
  }
  for (let node = 1; node < firstVersion.length; node++) firstVersion[node]! += firstVersion[node - 1]!;
  const versions = new Uint32Array(firstVersion.at(-1)!);
  const next = firstVersion.slice();
  for (let version = 0; version < nodeOf.length; version++) {
    const node = nodeOf[version]!;
    if (node >= 0) versions[next[node]!++] = version;
  }
  return versions;
}
