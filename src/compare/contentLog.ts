import { enlarged } from '../layers/nameTree.ts';
import { DigestTable } from './digestTable.ts';
import { NumberTable } from './numberTable.ts';

/** What a version holds as a number: two versions of equal digests have the same. */
export const unread = 0;
export const unreadable = -1;

/**
 * What was read of the contents of two images, in the order in which it arrived: a log that only grows, so that a value
 * made of it is the log and how much of it the value knows. In columns: two images may have a million contents.
 */
export class ContentLog {
  /** One less than the number of the content by digest. */
  #names = new DigestTable();
  /** By arrival, what was said. */
  #contents = new Int32Array(64);
  #digests = 0;
  /** By version of each stack: one more than the arrival, 0 for none. */
  readonly #arrivals: readonly [Int32Array, Int32Array];
  readonly #pairs = new NumberTable();
  #same = new Uint8Array(16);

  /** For stacks of so many versions. */
  constructor(lefts: number, rights: number) {
    this.#arrivals = [new Int32Array(lefts), new Int32Array(rights)];
  }

  get digests(): number {
    return this.#digests;
  }

  get pairs(): number {
    return this.#pairs.length;
  }

  /** The content of a version as the first `known` digests say it. */
  content(side: 0 | 1, version: number, known: number): number {
    const arrival = this.#arrivals[side][version]!;
    return arrival > 0 && arrival <= known ? this.#contents[arrival - 1]! : unread;
  }

  /** Whether the first `known` answers say that a pair is equal. */
  isSame(pair: number, known: number): boolean | undefined {
    const place = known === 0 ? -1 : this.#pairs.find(pair);
    return place < 0 || place >= known ? undefined : this.#same[place] === 1;
  }

  /** Says what a version holds; of a version that is known already the last word counts, for every value of the log. */
  setContent(side: 0 | 1, version: number, digest: string | null): void {
    const content = digest === null ? unreadable : this.#names.add(digest) + 1;
    const known = this.#arrivals[side][version]!;
    if (known > 0) {
      this.#contents[known - 1] = content;
      return;
    }
    if (this.#digests === this.#contents.length) this.#contents = enlarged(this.#contents, this.#digests * 2);
    this.#contents[this.#digests++] = content;
    this.#arrivals[side][version] = this.#digests;
  }

  setPair(pair: number, same: boolean): void {
    const place = this.#pairs.add(pair);
    if (place >= this.#same.length) this.#same = enlarged(this.#same, place * 2);
    this.#same[place] = same ? 1 : 0;
  }

  /** A log of its own with the first so many pairs and digests. */
  copy(pairs: number, digests: number): ContentLog {
    const copy = new ContentLog(this.#arrivals[0].length, this.#arrivals[1].length);
    for (let place = 0; place < pairs; place++) copy.setPair(this.#pairs.keyAt(place), this.#same[place] === 1);
    copy.#contents = this.#contents.slice();
    copy.#digests = digests;
    for (const side of [0, 1] as const) {
      copy.#arrivals[side].set(this.#arrivals[side].map((arrival) => (arrival <= digests ? arrival : 0)));
    }
    copy.#names = this.#names.copy();
    return copy;
  }

  /** The number of the content whose digest begins at `start`. */
  numberOf(bytes: Uint8Array, start: number): number {
    return this.#names.addBytes(bytes, start) + 1;
  }
}
