import type { SideName } from '../model/sideName.ts';
import { NumberTable } from './numberTable.ts';

type BySide<V> = { [S in SideName]: V };

/** The sizes of the files that seek their like, by number: the size of a file is looked up once, all else are columns. */
export class SoughtSizes {
  readonly #numbers: NumberTable;
  /** By node: one more than the number of its file's size; 0 where nobody asked, or no file of this size seeks. */
  readonly #ofNode: BySide<Int32Array>;
  readonly #seeks: BySide<boolean>;

  private constructor(numbers: NumberTable, ofNode: BySide<Int32Array>, seeks: BySide<boolean>) {
    this.#numbers = numbers;
    this.#ofNode = ofNode;
    this.#seeks = seeks;
  }

  /** For trees of so many nodes. */
  static ofTrees(left: number, right: number): SoughtSizes {
    const ofNode = { left: new Int32Array(left), right: new Int32Array(right) };
    return new SoughtSizes(new NumberTable(), ofNode, { left: false, right: false });
  }

  get length(): number {
    return this.#numbers.length;
  }

  /** A file that seeks. */
  add(side: SideName, node: number, size: number): void {
    this.#seeks[side] = true;
    this.#ofNode[side][node] = this.#numbers.add(size) + 1;
  }

  /** Whether any file of a side seeks. */
  seeks(side: SideName): boolean {
    return this.#seeks[side];
  }

  /** The number of the size that the file at a node has; -1 when no file of it seeks, on either side. */
  numberOf(side: SideName, node: number, size: number): number {
    const numbers = this.#ofNode[side];
    if (numbers[node] === 0) numbers[node] = this.#numbers.find(size) + 1;
    return numbers[node]! - 1;
  }

  /** The same sizes, of sides that were swapped. */
  mirrored(): SoughtSizes {
    const swapped = <V>({ left, right }: BySide<V>): BySide<V> => ({ left: right, right: left });
    return new SoughtSizes(this.#numbers, swapped(this.#ofNode), swapped(this.#seeks));
  }
}
