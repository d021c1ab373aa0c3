import { isFile } from '../layers/isFile.ts';
import { contentVersion } from '../layers/stack.ts';
import type { PairDirectories } from './pairDirectories.ts';
import type { PairTable } from './pairTable.ts';
import { placeOf } from './placeOf.ts';

/** Bits of `counted`. */
export const onLeft = 1;
export const onRight = 2;

/** The regular files of both trees: of the names of one file (hard links) one stands for it. */
export type PairFiles = {
  /** On which sides the pair stands for a file: bits `onLeft`, `onRight`. */
  readonly counted: Uint8Array;
  /** Own bytes of each side, by pair. */
  readonly leftBytes: Float64Array;
  readonly rightBytes: Float64Array;
};

/**
 * Chooses which name of each file counts. A tree alone may choose by the order of its tar; two trees must choose alike,
 * else two equal images would differ: first names that are a file on the other side too, then the first in order.
 */
export function pairFiles(table: PairTable, directories: PairDirectories): PairFiles {
  const files: PairFiles = {
    counted: new Uint8Array(table.length),
    leftBytes: new Float64Array(table.length),
    rightBytes: new Float64Array(table.length),
  };
  let order: Int32Array | undefined;
  const ranks = (): Int32Array => (order ??= ranksOf(table, directories));
  for (const side of [onLeft, onRight]) countSide(table, side, files, ranks);
  return files;
}

function countSide(table: PairTable, side: number, files: PairFiles, ranks: () => Int32Array): void {
  const tree = side === onLeft ? table.left : table.right;
  const nodes = side === onLeft ? table.leftNode : table.rightNode;
  const bytes = side === onLeft ? files.leftBytes : files.rightBytes;
  const { isLinked } = tree.stack.paths;
  const groups = new Map<number, number[]>();
  const count = (pair: number): void => {
    const { index, row } = placeOf(tree, nodes[pair]!);
    files.counted[pair]! |= side;
    bytes[pair] = index.size[row]!;
  };
  for (let pair = 0; pair < table.length; pair++) {
    if (!isFile(tree, nodes[pair]!)) continue;
    const version = tree.version(nodes[pair]!);
    if (isLinked[version] === 0) {
      count(pair);
      continue;
    }
    const content = contentVersion(tree.stack, version);
    const group = groups.get(content);
    if (group) group.push(pair);
    else groups.set(content, [pair]);
  }
  for (const group of groups.values()) count(group.length === 1 ? group[0]! : firstOf(table, group, ranks()));
}

function firstOf(table: PairTable, group: readonly number[], ranks: Int32Array): number {
  const isPaired = (pair: number): boolean =>
    isFile(table.left, table.leftNode[pair]!) && isFile(table.right, table.rightNode[pair]!);
  const paired = group.filter(isPaired);
  return (paired.length > 0 ? paired : group).reduce((first, pair) => (ranks[pair]! < ranks[first]! ? pair : first));
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
