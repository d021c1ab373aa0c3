import type { Names } from '../model/layerIndex.ts';

/** Nodes by the directory they lie in. */
export type Directories = {
  /** A dense number for each node that has children anywhere in the stack, -1 for the others: place in rolled-up totals. */
  readonly slot: Int32Array;
  readonly count: number;
  /** Where each directory's members lie. */
  readonly runs: MemberRuns;
  /** All nodes ever in the directory, in no order. */
  members(node: number): Int32Array;
  /** All nodes ever in the directory, in byte order of their names. */
  children(node: number): Int32Array;
};

/** All nodes but the root, one directory behind another: those of node n are `nodes[first[n]]` up to `nodes[first[n + 1]]`. */
export type MemberRuns = { readonly first: Uint32Array; readonly nodes: Int32Array };

/** The directories of a tree, from runs that are asked for once; `slot` is made when it is first asked for. */
export function directoriesOf(tree: Names, runs: MemberRuns): Directories {
  const { first, nodes } = runs;
  const isSorted = new Uint8Array(first.length);
  let slots: Slots | undefined;
  const members = (node: number): Int32Array => nodes.subarray(first[node], first[node + 1]);
  return {
    runs,
    get slot() {
      return (slots ??= slotsOf(first)).slot;
    },
    get count() {
      return (slots ??= slotsOf(first)).count;
    },
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

/** Sorts nodes by the directory they lie in; a counting sort. */
export function memberRuns(parent: Int32Array, length: number): MemberRuns {
  const first = new Uint32Array(length + 1);
  for (let node = 1; node < length; node++) first[parent[node]! + 1]!++;
  for (let node = 1; node <= length; node++) first[node]! += first[node - 1]!;
  const nodes = new Int32Array(length - 1);
  const next = first.slice();
  for (let node = 1; node < length; node++) nodes[next[parent[node]!]!++] = node;
  return { first, nodes };
}

type Slots = Pick<Directories, 'slot' | 'count'>;

/** The root has a slot also when it is empty. */
function slotsOf(first: Uint32Array): Slots {
  const slot = new Int32Array(first.length - 1).fill(-1);
  let count = 0;
  slot[0] = count++;
  for (let node = 1; node < slot.length; node++) if (first[node + 1]! > first[node]!) slot[node] = count++;
  return { slot, count };
}

function compareNames({ names, nameStart, nameEnd }: Names, a: number, b: number): number {
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
