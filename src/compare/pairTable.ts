import { sameName } from '../layers/sameName.ts';
import type { Tree } from '../layers/tree.ts';
import { type StorePartners, storePartners } from './storePartners.ts';

/** Two trees as one tree of pairs, in columns. Pair 0 is that of the roots, a parent comes before its children. */
export type PairTable = {
  readonly left: Tree;
  readonly right: Tree;
  readonly length: number;
  readonly parent: Int32Array;
  /** Node on each side, -1 where it has none. */
  readonly leftNode: Int32Array;
  readonly rightNode: Int32Array;
  /** Pair by node, -1 for nodes that are absent. */
  readonly ofLeft: Int32Array;
  readonly ofRight: Int32Array;
};

/**
 * Pairs the nodes of two trees: by path, and what a store holds by name without hash. A directory that faces something
 * else is paired with it, and what it holds stands alone.
 */
export function pairTable(left: Tree, right: Tree): PairTable {
  const pairs = new Pairs(left, right);
  pairs.add(-1, 0, 0);
  for (let node = 1; node < left.length; node++) {
    if (!left.has(node)) continue;
    const parent = pairs.ofLeft[left.parent(node)]!;
    pairs.add(parent, node, pairs.partnerOf(node, parent));
  }
  for (let node = 1; node < right.length; node++) {
    if (right.has(node) && pairs.ofRight[node] === -1) pairs.add(pairs.ofRight[right.parent(node)]!, -1, node);
  }
  return pairs.finish();
}

/** The table while it grows. */
class Pairs {
  readonly ofLeft: Int32Array;
  readonly ofRight: Int32Array;
  readonly #left: Tree;
  readonly #right: Tree;
  readonly #parent: Int32Array;
  readonly #leftNode: Int32Array;
  readonly #rightNode: Int32Array;
  readonly #stores = new Map<number, StorePartners | undefined>();
  #length = 0;

  constructor(left: Tree, right: Tree) {
    this.#left = left;
    this.#right = right;
    this.ofLeft = new Int32Array(left.length).fill(-1);
    this.ofRight = new Int32Array(right.length).fill(-1);
    this.#parent = new Int32Array(left.length + right.length);
    this.#leftNode = new Int32Array(left.length + right.length);
    this.#rightNode = new Int32Array(left.length + right.length);
  }

  add(parent: number, left: number, right: number): void {
    const pair = this.#length++;
    this.#parent[pair] = parent;
    this.#leftNode[pair] = left;
    this.#rightNode[pair] = right;
    if (left >= 0) this.ofLeft[left] = pair;
    if (right >= 0) this.ofRight[right] = pair;
  }

  /** The right node that belongs to a left one whose directory is in the pair `parent`; -1 when there is none. */
  partnerOf(node: number, parent: number): number {
    const directory = this.#rightNode[parent]!;
    if (directory < 0) return -1;
    const named = sameName(this.#right, directory, this.#left, node);
    return named >= 0 ? named : (this.#storeOf(parent)?.get(node) ?? -1);
  }

  #storeOf(pair: number): StorePartners | undefined {
    if (this.#stores.has(pair)) return this.#stores.get(pair);
    const [left, right] = [this.#leftNode[pair]!, this.#rightNode[pair]!];
    const isStore = this.#left.name(left) === 'store';
    const partners = isStore ? storePartners(this.#left, left, this.#right, right) : undefined;
    this.#stores.set(pair, partners);
    return partners;
  }

  finish(): PairTable {
    const cut = (column: Int32Array): Int32Array => column.slice(0, this.#length);
    return {
      left: this.#left,
      right: this.#right,
      length: this.#length,
      parent: cut(this.#parent),
      leftNode: cut(this.#leftNode),
      rightNode: cut(this.#rightNode),
      ofLeft: this.ofLeft,
      ofRight: this.ofRight,
    };
  }
}
