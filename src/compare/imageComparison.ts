import type { Tree } from '../layers/tree.ts';
import type { Reason } from './comparison.ts';
import type { ImageEquality } from './imageEquality.ts';

/**
 * What two images have of one path. `moved-same`: a file whose bytes stand at another path of the other image.
 * `unknown`: it depends on contents that nobody has compared yet (sign `?`).
 */
export const pairClasses = ['same', 'different', 'only-left', 'only-right', 'moved-same', 'unknown'] as const;

export type PairClass = (typeof pairClasses)[number];

/** One figure of the left image and one of the right. */
export type Sides = { readonly left: number; readonly right: number };

export type PairCounts = { readonly [C in PairClass]: number };

/** Bytes of the files of each class, on each side; `same` has equal sides, `only-left` nothing on the right. */
export type PairBytes = { readonly [C in PairClass]: Sides };

/** What the methods of a comparison say, for loops over all pairs; never written. */
export type PairColumns = {
  readonly parent: Int32Array;
  readonly leftNode: Int32Array;
  readonly rightNode: Int32Array;
  /** Place in `pairClasses`. */
  readonly classes: Uint8Array;
  /** Place in `kinds` by node of each tree, hard links looked through. */
  readonly leftKind: Uint8Array;
  readonly rightKind: Uint8Array;
};

/**
 * Two trees of two images as one tree of pairs. Pair 0 is the pair of the roots; a parent comes before its children.
 * Most pairs have one path; those of a store (`nix/store/HASH-NAME`) may have two, and all that lies below them. A
 * folder's class is its own: what is inside is counted, not mixed in.
 */
export type ImageComparison = {
  readonly left: Tree;
  readonly right: Tree;
  /** What it knew about contents when it was made. */
  readonly equality: ImageEquality;
  /** Number of pairs. */
  readonly length: number;
  readonly columns: PairColumns;
  /** -1 for the pair of the roots. */
  parent(pair: number): number;
  /** Node of the left tree, -1 when only the right has one. */
  leftNode(pair: number): number;
  /** Node of the right tree, -1 when only the left has one. */
  rightNode(pair: number): number;
  /** The pair of a node; -1 when the node is absent from its tree. */
  pairOfLeft(node: number): number;
  pairOfRight(node: number): number;
  class(pair: number): PairClass;
  /** In byte order of their names (the smaller one of two), the same when left and right are swapped. */
  children(pair: number): readonly number[];
  /**
   * What differs, left → right, for `different`: `content`, `mode 0644→0755`, `type symlink→file`, `file→hard link`.
   * For `moved-same`: how the file differs from its partner in anything but content. Raw text; empty for the others.
   */
  reasons(pair: number): readonly Reason[];
  /**
   * For `moved-same`: the node that holds the same bytes, in the tree across from the file: the right one when the
   * pair's file is on the left, the left one when it is on the right. -1 for every other class.
   */
  partner(pair: number): number;
  /** Own bytes on each side; of the names of one file (hard links) one has them, the same one on both sides if possible. */
  size(pair: number): Sides;
  /** Whether the pair is a regular file on each side, by whichever of its names. */
  isFile(pair: number): { readonly left: boolean; readonly right: boolean };
  /** Bytes at and below the pair on each side. */
  total(pair: number): Sides;
  /** How many pairs below this one are of each class, itself not counted. */
  counts(pair: number): PairCounts;
  /** Bytes by class at and below the pair. */
  bytes(pair: number): PairBytes;
};
