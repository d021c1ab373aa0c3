import type { Folder } from './folder.ts';

/** What directories are chosen from; nodes are numbers of whatever tree it is, 0 its root. */
export type Unfoldable = {
  /** The rows of an unfolded directory. */
  folder(directory: number, isOpen: (node: number) => boolean): Pick<Folder<unknown>, 'ends'>;
  /** How many rows that are, with rows of links folded; without putting them in order. */
  rows(directory: number): number;
  /** The last node of the row that an unfolded directory starts. */
  rowEnd(directory: number, isOpen: (node: number) => boolean): number;
  /** Whether a person unfolded or folded the directory; undefined: neither. */
  fold(directory: number): boolean | undefined;
  /** How much there is to see in it; undefined: it stays closed. */
  weight(directory: number): number | undefined;
};

/** Lines for the rows below the root; `sole`: a folder that is alone there is unfolded however much it holds. */
export type Room = { readonly lines: number; readonly sole: boolean };

/** The directories to unfold: the heaviest first, as far as all rows fit. What a person folded stays folded. */
export function unfoldLargest(tree: Unfoldable, room: Room): ReadonlySet<number> {
  return new Unfolding(tree, room).run();
}

class Unfolding {
  readonly #tree: Unfoldable;
  readonly #room: Room;
  readonly #unfolded = new Set<number>();
  /** Weights of directories that may be next. */
  readonly #candidates = new Map<number, number>();
  #used = 0;

  constructor(tree: Unfoldable, room: Room) {
    this.#tree = tree;
    this.#room = room;
  }

  run(): ReadonlySet<number> {
    this.#takeRows(0, Number.POSITIVE_INFINITY);
    // Chains cost no lines, however long they are; a path of the system cannot have more names than this.
    for (let left = 2048; left > 0; left--) {
      const heaviest = this.#heaviest();
      if (heaviest === undefined) break;
      this.#candidates.delete(heaviest);
      this.#unfold(heaviest);
    }
    return this.#unfolded;
  }

  #isOpen = (node: number): boolean => node === 0 || (this.#tree.fold(node) ?? this.#unfolded.has(node));

  #heaviest(): number | undefined {
    let best: number | undefined;
    let most = -1;
    for (const [node, weight] of this.#candidates) {
      if (weight <= most) continue;
      best = node;
      most = weight;
    }
    return best;
  }

  #unfold(directory: number): void {
    this.#unfolded.add(directory);
    const end = this.#tree.rowEnd(directory, this.#isOpen);
    if (end !== directory) this.#offer(end);
    else if (!this.#takeRows(directory, this.#most())) this.#unfolded.delete(directory);
  }

  /** Lines that the next directory may take. */
  #most(): number {
    const { lines, sole } = this.#room;
    return sole && this.#used === 1 ? Number.POSITIVE_INFINITY : lines - this.#used;
  }

  /** Takes the lines of a directory's rows, and those of what a person unfolded below; false when they are too many. */
  #takeRows(directory: number, most: number): boolean {
    const rows = this.#tree.rows(directory);
    if (rows > most) return false;
    this.#used += rows;
    const { ends } = this.#tree.folder(directory, this.#isOpen);
    for (const end of ends) this.#offer(end);
    return true;
  }

  #offer(end: number): void {
    const fold = this.#tree.fold(end);
    if (fold === true) this.#takeRows(end, Number.POSITIVE_INFINITY);
    if (fold !== undefined) return;
    const weight = this.#tree.weight(end);
    if (weight !== undefined) this.#candidates.set(end, weight);
  }
}
