import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { pairChainEnd } from './pairChain.ts';
import { foldOf, pairFolder } from './pairFolder.ts';
import { foldKeys } from './pairKey.ts';
import type { PairOptions } from './pairOptions.ts';
import { bytesOf } from './pairOrder.ts';
import { pairBits, type ShownPairs, shownPairs } from './shownPairs.ts';

/**
 * The directories to unfold when a comparison opens, as `foldKeys`: those where the images meet, the largest difference
 * first, as far as all rows fit into twice the `height` of the pane: what is there is worth a page down. What only one
 * image has tells enough in one row.
 */
export function unfoldPairs(comparison: ImageComparison, options: PairOptions, height: number): ReadonlySet<number> {
  return new Unfolding(comparison, { ...options, filter: '' }, height).run();
}

class Unfolding {
  readonly #comparison: ImageComparison;
  readonly #options: PairOptions;
  readonly #shown: ShownPairs;
  readonly #unfolded = new Set<number>();
  readonly #candidates = new Set<number>();
  /** Lines that are left. */
  #room: number;

  constructor(comparison: ImageComparison, options: PairOptions, height: number) {
    this.#comparison = comparison;
    this.#options = options;
    this.#shown = shownPairs(comparison, options);
    this.#room = 2 * height - 1;
  }

  run(): ReadonlySet<number> {
    this.#takeRows(0, Number.POSITIVE_INFINITY);
    // Chains cost no lines, however long they are; a path of the system cannot have more names than this.
    for (let left = 2048; left > 0; left--) {
      const next = this.#largest();
      if (next === undefined) break;
      this.#candidates.delete(next);
      this.#unfold(next);
    }
    return new Set([...this.#unfolded].flatMap((pair) => foldKeys(this.#comparison, pair)));
  }

  #isOpen = (pair: number): boolean =>
    pair === 0 || (foldOf(this.#comparison, this.#options, pair) ?? this.#unfolded.has(pair));

  #largest(): number | undefined {
    let best: number | undefined;
    let most = -1;
    for (const pair of this.#candidates) {
      const { left, right } = bytesOf(this.#comparison, this.#shown, pair);
      const weight = Math.max(left, right, Math.abs(right - left));
      if (weight <= most) continue;
      best = pair;
      most = weight;
    }
    return best;
  }

  #unfold(directory: number): void {
    this.#unfolded.add(directory);
    const end = pairChainEnd(this.#comparison, this.#shown, this.#isOpen, directory);
    if (end !== directory) this.#offer(end);
    else if (!this.#takeRows(directory, this.#room)) this.#unfolded.delete(directory);
  }

  /** Takes the lines of a directory's rows, and those of what a person unfolded below; false when they are too many. */
  #takeRows(directory: number, most: number): boolean {
    const { ends, farms } = pairFolder(this.#comparison, this.#shown, this.#isOpen, directory, this.#options);
    if (ends.length + farms.length > most) return false;
    this.#room -= ends.length + farms.length;
    for (const end of ends) this.#offer(end);
    return true;
  }

  #offer(end: number): void {
    if (this.#shown.children[end] === 0) return;
    const fold = foldOf(this.#comparison, this.#options, end);
    if (fold === true) this.#takeRows(end, Number.POSITIVE_INFINITY);
    else if (fold === undefined && this.#shown.bits[end]! & pairBits.meets) this.#candidates.add(end);
  }
}
