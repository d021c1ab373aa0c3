import { kindNumber } from '../layers/rows.ts';
import { realNode } from '../layers/throughLinks.ts';
import type { Tree } from '../layers/tree.ts';
import { type NodeColumns, nodeColumns } from './nodeColumns.ts';
import type { PairDirectories } from './pairDirectories.ts';
import type { PairTable } from './pairTable.ts';
import { inRanges, type Steps } from './steps.ts';

/** Bits of `counted`. */
export const onLeft = 1;
export const onRight = 2;

/** The regular files of both trees: of the names of one file (hard links) one stands for it and has its bytes. */
export type PairFiles = {
  readonly left: NodeColumns;
  readonly right: NodeColumns;
  /** On which sides the pair stands for a file: bits `onLeft`, `onRight`. */
  readonly counted: Uint8Array;
};

/**
 * Chooses which name of each file counts. A tree alone may choose by the order of its tar; two trees must choose alike,
 * else two equal images would differ: first names that are a file on the other side too, then the first in order.
 */
export function* pairFiles(table: PairTable, directories: PairDirectories): Steps<PairFiles> {
  const left = yield* nodeColumns(table.left);
  const right = yield* nodeColumns(table.right);
  const files: PairFiles = { left, right, counted: new Uint8Array(table.length) };
  let order: Int32Array | undefined;
  const ranks = (): Int32Array => (order ??= ranksOf(table, directories));
  for (const side of [onLeft, onRight]) {
    const groups = new Map<number, number[]>();
    yield* inRanges(1, table.length, (from, to) => countSide(table, side, files, groups, from, to));
    for (const group of groups.values()) {
      files.counted[group.length === 1 ? group[0]! : firstOf(table, files, side, group, ranks())]! |= side;
    }
  }
  return files;
}

export function mirroredFiles({ left, right, counted }: PairFiles): PairFiles {
  const swapped = new Uint8Array(counted.length);
  for (let pair = 0; pair < counted.length; pair++) {
    swapped[pair] = ((counted[pair]! & onLeft) << 1) | ((counted[pair]! & onRight) >> 1);
  }
  return { left: right, right: left, counted: swapped };
}

/** Counts files with one name, and puts the names of the others into `groups` by their content. */
function countSide(
  table: PairTable,
  side: number,
  files: PairFiles,
  groups: Map<number, number[]>,
  from: number,
  to: number,
): void {
  const tree = side === onLeft ? table.left : table.right;
  const nodes = side === onLeft ? table.leftNode : table.rightNode;
  const { kind, content } = side === onLeft ? files.left : files.right;
  const { isLinked } = tree.stack.paths;
  for (let pair = from; pair < to; pair++) {
    const node = nodes[pair]!;
    if (node < 0 || kind[node] !== kindNumber.file) continue;
    if (isLinked[tree.versions[node]!] === 0) {
      files.counted[pair]! |= side;
      continue;
    }
    const group = groups.get(content[node]!);
    if (group) group.push(pair);
    else groups.set(content[node]!, [pair]);
  }
}

function firstOf(
  table: PairTable,
  files: PairFiles,
  side: number,
  group: readonly number[],
  ranks: Int32Array,
): number {
  const first = (pairs: readonly number[]): number =>
    pairs.reduce((best, pair) => (ranks[pair]! < ranks[best]! ? pair : best));
  const paired = group.filter((pair) => areFiles(table, files, pair));
  if (table.left.through === undefined) return first(paired.length > 0 ? paired : group);
  return first(namesToCount(table, files, side, group, paired).find(({ length }) => length > 0) ?? group);
}

/**
 * Names that links add count only where the other side has the file itself, maybe the same: else one that opens equal
 * on both sides would differ by its bytes. All other bytes stay where the file is.
 */
function namesToCount(
  table: PairTable,
  files: PairFiles,
  side: number,
  group: readonly number[],
  paired: readonly number[],
): readonly (readonly number[])[] {
  const isOwnLeft = (pair: number): boolean => isOwn(table.left, table.leftNode[pair]!);
  const isOwnRight = (pair: number): boolean => isOwn(table.right, table.rightNode[pair]!);
  const own = group.filter(side === onLeft ? isOwnLeft : isOwnRight);
  const { left, right } = files;
  const alike = paired.filter((pair) => left.size[table.leftNode[pair]!] === right.size[table.rightNode[pair]!]);
  return [
    alike.filter((pair) => isOwnLeft(pair) && isOwnRight(pair)),
    alike.filter((pair) => isOwnLeft(pair) || isOwnRight(pair)),
    own.filter((pair) => areFiles(table, files, pair)),
    own,
  ];
}

/** Whether a tree has a file itself at a node, not through a link. */
function isOwn(tree: Tree, node: number): boolean {
  return realNode(tree, node) === node;
}

/** Whether both sides have a regular file there. */
export function areFiles({ leftNode, rightNode }: PairTable, { left, right }: PairFiles, pair: number): boolean {
  const [a, b] = [leftNode[pair]!, rightNode[pair]!];
  return a >= 0 && b >= 0 && left.kind[a] === kindNumber.file && right.kind[b] === kindNumber.file;
}

/** Own bytes of a pair on the left. */
export function leftBytes({ leftNode }: PairTable, { left, counted }: PairFiles, pair: number): number {
  return counted[pair]! & onLeft ? left.size[leftNode[pair]!]! : 0;
}

export function rightBytes({ rightNode }: PairTable, { right, counted }: PairFiles, pair: number): number {
  return counted[pair]! & onRight ? right.size[rightNode[pair]!]! : 0;
}

/** Whether a pair of two files has its file on both sides, or on neither: else one side ships the bytes once more. */
export function isLinkedAlike({ counted }: PairFiles, pair: number): boolean {
  return counted[pair] === 0 || counted[pair] === (onLeft | onRight);
}

/** The place of each pair when all are walked level by level, names in order: it does not depend on how a tar was written. */
function ranksOf(table: PairTable, directories: PairDirectories): Int32Array {
  const ranks = new Int32Array(table.length);
  const queue = new Int32Array(table.length);
  let length = 1;
  for (let at = 0; at < length; at++) {
    ranks[queue[at]!] = at;
    for (const child of directories.children(queue[at]!)) queue[length++] = child;
  }
  return ranks;
}
