import type { PairTable } from './pairTable.ts';

/** Pairs by the pair they lie in. */
export type PairDirectories = {
  /** A dense number for each pair that holds others, -1 for the rest: place in rolled-up totals. */
  readonly slot: Int32Array;
  readonly count: number;
  /** In byte order of their names, of two names the smaller one: the same whichever image is on the left. */
  children(pair: number): Int32Array;
};

export function pairDirectories(table: PairTable): PairDirectories {
  const { length, parent } = table;
  const slot = new Int32Array(length).fill(-1);
  const first = new Uint32Array(length + 1);
  let count = 0;
  slot[0] = count++;
  for (let pair = 1; pair < length; pair++) {
    const directory = parent[pair]!;
    if (slot[directory] === -1) slot[directory] = count++;
    first[directory + 1]!++;
  }
  for (let pair = 1; pair <= length; pair++) first[pair]! += first[pair - 1]!;
  const members = new Int32Array(length - 1);
  const next = first.slice();
  for (let pair = 1; pair < length; pair++) members[next[parent[pair]!]!++] = pair;
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

function sortByName(table: PairTable, pairs: Int32Array): void {
  const named = Array.from(pairs, (pair) => ({ pair, name: nameOf(table, pair) }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [i, { pair }] of named.entries()) pairs[i] = pair;
}

function nameOf({ left, right, leftNode, rightNode }: PairTable, pair: number): string {
  const [a, b] = [leftNode[pair]!, rightNode[pair]!];
  if (a < 0) return right.name(b);
  if (b < 0) return left.name(a);
  const [leftName, rightName] = [left.name(a), right.name(b)];
  if (rightName < leftName) return rightName;
  return leftName;
}
