import type { Entry } from '../model/entry.ts';
import type { Kind } from '../model/tarEntry.ts';
import type { Stack } from './stack.ts';

/**
 * The file system after layer `position` (0: nothing yet), as a view of the stack's table: a value, free to make.
 * Nodes are numbers of the stack's table, the same in every tree of one stack. Node 0 is the root, a parent comes
 * before its children. Loops read numbers (`has`, `kind`, `size`); `entry` builds an object and is for one row.
 */
export type Tree = {
  readonly stack: Stack;
  readonly position: number;
  /** Nodes of the table, present in this tree or not. */
  readonly length: number;
  /** `version` of every node, for loops over all of them; never written. */
  readonly versions: Int32Array;
  /** Of a tree in which links are looked through (`throughLinks`): what it was made of. */
  readonly through?: Through;
  /** -1 for the root. */
  parent(node: number): number;
  /** Whether the node exists in this tree. The root always does. */
  has(node: number): boolean;
  /** `hardlink` is one more name of a file that this tree shows elsewhere: of names that outlive the first, one is the file. */
  kind(node: number): Kind;
  /** Own bytes of a regular file; 0 for all else, hard links too. */
  size(node: number): number;
  /** Bytes at and below the node. */
  total(node: number): number;
  /** Paths below the node, itself not counted. */
  count(node: number): number;
  /** Position of the layer that wrote what is seen here, 0 when none did (root, implied parents count as written). */
  layer(node: number): number;
  /** Number of the version seen here (a row of one layer's index), for `compare/` and `equal`; -1 when absent. */
  version(node: number): number;
  /** Nodes of this tree in the directory, in byte order of their names. */
  children(node: number): readonly number[];
  /** One component, latin1; empty for the root. */
  name(node: number): string;
  /** Whole path, latin1, no leading slash; empty for the root. */
  path(node: number): string;
  /** The node at a path (latin1), -1 when the table has none or it is absent from this tree. */
  find(path: string): number;
  /** `path`: the node's, where the caller knows it. */
  entry(node: number, path?: string): Entry;
};

/** A tree in which links are looked through has nodes of its own behind those of the tree below. */
export type Through = {
  readonly tree: Tree;
  /** By node: the node of the tree below that is seen there, itself but for what links lead to. */
  readonly nodes: Int32Array;
  /** Links that stay links because all the paths behind them, or on their ways, would be too many. */
  readonly left: number;
};
