import type { Names } from '../model/layerIndex.ts';
import { grouped } from './grouped.ts';

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

/** The directories of a tree, from their runs; `slot` is made when it is first asked for. */
export class TreeDirectories implements Directories {
  readonly runs: MemberRuns;
  readonly #tree: Names;
  readonly #isSorted: Uint8Array;
  #slots: Slots | undefined;

  constructor(tree: Names, runs: MemberRuns) {
    this.runs = runs;
    this.#tree = tree;
    this.#isSorted = new Uint8Array(runs.first.length);
  }

  get slot(): Int32Array {
    return (this.#slots ??= slotsOf(this.runs.first)).slot;
  }

  get count(): number {
    return (this.#slots ??= slotsOf(this.runs.first)).count;
  }

  members(node: number): Int32Array {
    const { first, nodes } = this.runs;
    return nodes.subarray(first[node], first[node + 1]);
  }

  children(node: number): Int32Array {
    const children = this.members(node);
    if (!this.#isSorted[node] && children.length > 1) {
      children.sort((a, b) => compareNames(this.#tree, a, b));
      this.#isSorted[node] = 1;
    }
    return children;
  }
}

/** Nodes sorted by the directory they lie in. */
export function memberRuns(parent: Int32Array, length: number): MemberRuns {
  const first = new Uint32Array(length + 1);
  return { nodes: grouped(parent.subarray(0, length), first), first };
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
