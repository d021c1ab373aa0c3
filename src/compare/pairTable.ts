import { sameName } from '../layers/sameName.ts';
import type { Tree } from '../layers/tree.ts';
import { sharedNodes } from './sharedNodes.ts';
import { inRanges, type Steps } from './steps.ts';
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
export function* pairTable(left: Tree, right: Tree): Steps<PairTable> {
  const pairs = new Pairs(left, right);
  pairs.add(-1, 0, 0);
  yield* inRanges(1, left.length, (from, to) => pairs.addLeft(from, to));
  yield* inRanges(1, right.length, (from, to) => pairs.addRight(from, to));
  return pairs.finish();
}

/** The table seen from the other side: the same pairs. */
export function mirroredTable(table: PairTable): PairTable {
  return {
    ...table,
    left: table.right,
    right: table.left,
    leftNode: table.rightNode,
    rightNode: table.leftNode,
    ofLeft: table.ofRight,
    ofRight: table.ofLeft,
  };
}

/** The table while it grows. */
class Pairs {
  readonly #ofLeft: Int32Array;
  readonly #ofRight: Int32Array;
  readonly #left: Tree;
  readonly #right: Tree;
  readonly #parent: Int32Array;
  readonly #leftNode: Int32Array;
  readonly #rightNode: Int32Array;
  /** Nodes below this number are the same paths on both sides. */
  readonly #shared: number;
  readonly #stores = new Map<number, StorePartners>();
  #length = 0;

  constructor(left: Tree, right: Tree) {
    this.#left = left;
    this.#right = right;
    this.#shared = sharedNodes(left.stack, right.stack).nodes;
    this.#ofLeft = new Int32Array(left.length).fill(-1);
    this.#ofRight = new Int32Array(right.length).fill(-1);
    // what is not used of a column takes no memory
    const most = left.length + right.length;
    this.#parent = new Int32Array(most);
    this.#leftNode = new Int32Array(most);
    this.#rightNode = new Int32Array(most);
  }

  add(parent: number, left: number, right: number): void {
    const pair = this.#length++;
    this.#parent[pair] = parent;
    this.#leftNode[pair] = left;
    this.#rightNode[pair] = right;
    if (left >= 0) this.#ofLeft[left] = pair;
    if (right >= 0) this.#ofRight[right] = pair;
  }

  addLeft(from: number, to: number): void {
    const { versions } = this.#left;
    const theirs = this.#right.versions;
    const { parent } = this.#left.stack.paths.tree;
    const [ofLeft, leftNode, rightNode] = [this.#ofLeft, this.#leftNode, this.#rightNode];
    for (let node = from; node < to; node++) {
      if (versions[node]! < 0) continue;
      const above = ofLeft[parent[node]!]!;
      // a path that both have from a layer they share is one node
      const isShared = node < this.#shared && theirs[node]! >= 0 && rightNode[above] === leftNode[above];
      this.add(above, node, isShared ? node : this.#partnerOf(node, above));
    }
  }

  /** What the right side has alone. */
  addRight(from: number, to: number): void {
    const { versions } = this.#right;
    const { parent } = this.#right.stack.paths.tree;
    const ofRight = this.#ofRight;
    for (let node = from; node < to; node++) {
      if (versions[node]! >= 0 && ofRight[node] === -1) this.add(ofRight[parent[node]!]!, -1, node);
    }
  }

  /** The right node that belongs to a left one that is not the same node, whose directory is in the pair `above`; -1 when there is none. */
  #partnerOf(node: number, above: number): number {
    const directory = this.#rightNode[above]!;
    if (directory < 0) return -1;
    // a path of a shared layer that is gone on the right has no other node there
    const isGone = node < this.#shared && directory === this.#leftNode[above];
    const named = isGone ? -1 : sameName(this.#right, directory, this.#left, node);
    return named >= 0 ? named : (this.#storeOf(above).get(node) ?? -1);
  }

  #storeOf(pair: number): StorePartners {
    const [left, right] = [this.#leftNode[pair]!, this.#rightNode[pair]!];
    if (!isStore(this.#left, left)) return noPartners;
    let partners = this.#stores.get(pair);
    if (partners === undefined) {
      partners = storePartners(this.#left, left, this.#right, right);
      this.#stores.set(pair, partners);
    }
    return partners;
  }

  finish(): PairTable {
    const cut = (column: Int32Array): Int32Array => column.subarray(0, this.#length);
    return {
      left: this.#left,
      right: this.#right,
      length: this.#length,
      parent: cut(this.#parent),
      leftNode: cut(this.#leftNode),
      rightNode: cut(this.#rightNode),
      ofLeft: this.#ofLeft,
      ofRight: this.#ofRight,
    };
  }
}

const noPartners: StorePartners = new Map();

/** Whether a folder is named `store`; asked of the folder of every path that only one side has, so without a string. */
function isStore(tree: Tree, node: number): boolean {
  const { nameStart, nameEnd } = tree.stack.paths.tree;
  return nameEnd[node]! - nameStart[node]! === 'store'.length && tree.name(node) === 'store';
}
