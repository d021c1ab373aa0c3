import type { Tree } from '../layers/tree.ts';
import type { SideName } from '../model/sideName.ts';
import { unread } from './contentLog.ts';
import { contentNumber, type ImageEquality } from './imageEquality.ts';
import type { NodeColumns } from './nodeColumns.ts';

/** All that is known of the contents of one tree's files, by node. */
export class KnownFiles {
  readonly tree: Tree;
  readonly columns: NodeColumns;
  readonly side: SideName;
  readonly #equality: ImageEquality;
  /** Of plain layers nobody takes digests unless they are asked for, and most images have no other. */
  readonly #isKnown: boolean;

  constructor(tree: Tree, columns: NodeColumns, equality: ImageEquality, side: SideName) {
    this.tree = tree;
    this.columns = columns;
    this.#equality = equality;
    this.side = side;
    this.#isKnown = equality.digests > 0 || tree.stack.indexes.some(({ digests }) => digests.length > 0);
  }

  /** The version that has the content. */
  version(node: number): number {
    return this.columns.content[node]!;
  }

  size(node: number): number {
    return this.columns.size[node]!;
  }

  /** The content as `contentNumber` has it. */
  content(node: number): number {
    return this.#isKnown ? contentNumber(this.#equality, this.side, this.version(node)) : unread;
  }
}
