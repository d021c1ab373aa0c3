import { versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { hasHash } from './contentHash.ts';
import { unread } from './contentLog.ts';
import { contentNumber, type ImageEquality } from './imageEquality.ts';
import type { NodeColumns } from './nodeColumns.ts';

export type Side = 'left' | 'right';

export const noHash = -1;

/** All that is known of the contents of one tree's files, by node. */
export class KnownFiles {
  readonly tree: Tree;
  readonly columns: NodeColumns;
  readonly #equality: ImageEquality;
  readonly #side: Side;
  /** Plain layers are never hashed, and most images have no other. */
  readonly #isHashed: boolean;
  readonly #isRead: boolean;

  constructor(tree: Tree, columns: NodeColumns, equality: ImageEquality, side: Side) {
    this.tree = tree;
    this.columns = columns;
    this.#equality = equality;
    this.#side = side;
    this.#isRead = equality.digests > 0;
    this.#isHashed = tree.stack.indexes.some(({ hashes }) => hashes.length > 0);
  }

  /** The version that has the content. */
  version(node: number): number {
    return this.columns.content[node]!;
  }

  size(node: number): number {
    return this.columns.size[node]!;
  }

  /** The content as `contentNumber` has it: what was read. */
  content(node: number): number {
    return this.#isRead ? contentNumber(this.#equality, this.#side, this.version(node)) : unread;
  }

  /** Content hash and size as one number of 53 bits, the same for equal ones and hardly ever for others: a claim. */
  hash(node: number): number {
    if (!this.#isHashed) return noHash;
    const place = versionPlace(this.tree.stack, this.version(node));
    if (!hasHash(place)) return noHash;
    const { index, row } = place;
    const low = index.hashes[row * 2]! ^ Math.imul(index.size[row]! | 0, 0x9e3779b1);
    return (index.hashes[row * 2 + 1]! & 0x1fffff) * 2 ** 32 + (low >>> 0);
  }
}
