import type { Comparison } from '../../compare/comparison.ts';
import { chainEnd, type IsOpen } from './chain.ts';
import { directoryRows } from './directoryRows.ts';
import { isAllNew, type RowOptions, shownClass } from './rowOptions.ts';
import { type ShownNodes, shownBits, shownNodes } from './shownNodes.ts';

/**
 * The directories to unfold when a layer is opened: the largest first, as far as all rows fit into `height` lines. A
 * folder that is alone at the top is unfolded however much it holds; folders that hold only folders stay closed, because
 * there is nothing to see, unless the step changed those. What a person folded stays folded.
 */
export function autoUnfold(comparison: Comparison, options: RowOptions, height: number): ReadonlySet<number> {
  return new Unfolding(comparison, { ...options, filter: '' }, height).run();
}

class Unfolding {
  readonly #comparison: Comparison;
  readonly #options: RowOptions;
  readonly #shown: ShownNodes;
  readonly #isOpen: IsOpen;
  readonly #unfolded = new Set<number>();
  readonly #candidates = new Set<number>();
  /** Lines that are left. */
  #room: number;
  /** So many are left while there is only one row below the root. */
  readonly #roomBesideOne: number;

  constructor(comparison: Comparison, options: RowOptions, height: number) {
    this.#comparison = comparison;
    this.#options = options;
    this.#shown = shownNodes(comparison, options);
    this.#room = height - 1;
    this.#roomBesideOne = this.#room - 1;
    this.#isOpen = (node) => node === 0 || this.#unfolded.has(node) || this.#fold(node) === true;
  }

  run(): ReadonlySet<number> {
    this.#takeRows(0, Number.POSITIVE_INFINITY);
    // Chains cost no lines, however long they are; a path of the system cannot have more names than this.
    for (let left = 2048; left > 0; left--) {
      const largest = this.#largest();
      if (largest === undefined) break;
      this.#candidates.delete(largest);
      this.#unfold(largest);
    }
    return this.#unfolded;
  }

  #largest(): number | undefined {
    const { bytes } = this.#shown;
    let best: number | undefined;
    for (const node of this.#candidates) if (best === undefined || bytes[node]! > bytes[best]!) best = node;
    return best;
  }

  #unfold(directory: number): void {
    this.#unfolded.add(directory);
    const end = chainEnd(this.#comparison, this.#shown, this.#isOpen, directory);
    if (end !== directory) this.#offer(end);
    else if (!this.#takeRows(directory, this.#most())) this.#unfolded.delete(directory);
  }

  /** Lines that the next directory may take. */
  #most(): number {
    return this.#room === this.#roomBesideOne ? Number.POSITIVE_INFINITY : this.#room;
  }

  /** Takes the lines of a directory's rows, and those of what a person unfolded below; false when they are too many. */
  #takeRows(directory: number, most: number): boolean {
    const { ends, farms } = directoryRows(this.#comparison, this.#shown, this.#isOpen, directory, this.#options);
    if (ends.length + farms.length > most) return false;
    this.#room -= ends.length + farms.length;
    for (const end of ends) this.#offer(end);
    return true;
  }

  #offer(end: number): void {
    if (this.#shown.children[end] === 0) return;
    const fold = this.#fold(end);
    if (fold === true) this.#takeRows(end, Number.POSITIVE_INFINITY);
    else if (fold === undefined && this.#isWorthwhile(end)) this.#candidates.add(end);
  }

  /** It holds more than folders, or leads to changes without being one: a step must not hide what it did. */
  #isWorthwhile(directory: number): boolean {
    if (this.#shown.bits[directory]! & shownBits.content) return true;
    if (isAllNew(this.#comparison) || shownClass(this.#comparison, directory) !== 'unchanged') return false;
    const { added, modified, removed } = this.#comparison.counts(directory);
    return added + modified + removed > 0;
  }

  #fold(node: number): boolean | undefined {
    return this.#options.folds.get(node);
  }
}
