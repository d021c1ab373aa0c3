import { grouped } from '../layers/grouped.ts';
import type { Tree } from '../layers/tree.ts';
import type { PairTable } from './pairTable.ts';
import { inRanges, type Steps } from './steps.ts';

/** Pairs by the pair they lie in. */
export type PairDirectories = {
  /** A dense number for each pair that holds others, -1 for the rest: place in rolled-up totals. */
  readonly slot: Int32Array;
  readonly count: number;
  /** In byte order of their names, of two names the smaller one: the same whichever image is on the left. */
  children(pair: number): Int32Array;
};

export function* pairDirectories(table: PairTable): Steps<PairDirectories> {
  const { length, parent } = table;
  const slot = new Int32Array(length).fill(-1);
  const first = new Uint32Array(length + 1);
  let count = 0;
  slot[0] = count++;
  yield* inRanges(1, length, (from, to) => {
    for (let pair = from; pair < to; pair++) {
      const directory = parent[pair]!;
      if (slot[directory] === -1) slot[directory] = count++;
    }
  });
  const members = grouped(parent, first);
  const isSorted = new Uint8Array(length);
  return {
    slot,
    count,
    children(pair) {
      const children = members.subarray(first[pair], first[pair + 1]);
      if (isSorted[pair] === 0 && children.length > 1) sortByName(table, children);
      isSorted[pair] = 1;
      return children;
    },
  };
}

/** Archives are mostly written in order, so most folders are sorted already. */
function sortByName(table: PairTable, pairs: Int32Array): void {
  const compare = (a: number, b: number): number => compareNames(table, a, b);
  for (let i = 1; i < pairs.length; i++) {
    if (compare(pairs[i - 1]!, pairs[i]!) <= 0) continue;
    pairs.sort(compare);
    return;
  }
}

function compareNames(table: PairTable, a: number, b: number): number {
  const [one, other] = [namedTree(table, a), namedTree(table, b)];
  return compareNodes(one, nodeIn(table, a, one), other, nodeIn(table, b, other));
}

/** The side whose name a pair goes by. */
function namedTree({ left, right, leftNode, rightNode }: PairTable, pair: number): Tree {
  const [a, b] = [leftNode[pair]!, rightNode[pair]!];
  if (a < 0) return right;
  return b >= 0 && compareNodes(right, b, left, a) < 0 ? right : left;
}

function nodeIn({ left, leftNode, rightNode }: PairTable, pair: number, tree: Tree): number {
  return tree === left && leftNode[pair]! >= 0 ? leftNode[pair]! : rightNode[pair]!;
}

/** By the bytes of their names. */
function compareNodes(tree: Tree, a: number, otherTree: Tree, b: number): number {
  const one = tree.stack.paths.tree;
  const other = otherTree.stack.paths.tree;
  const [startA, startB] = [one.nameStart[a]!, other.nameStart[b]!];
  const [lengthA, lengthB] = [one.nameEnd[a]! - startA, other.nameEnd[b]! - startB];
  const shorter = Math.min(lengthA, lengthB);
  for (let i = 0; i < shorter; i++) {
    const difference = one.names[startA + i]! - other.names[startB + i]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
