import { enlarged, NameTree } from '../layers/nameTree.ts';
import { NumberTable } from './numberTable.ts';

/** What a version holds as a number: two versions of equal digests have the same. */
export const unread = 0;
export const unreadable = -1;

/**
 * What was read of the contents of two images, in the order in which it arrived: a log that only grows, so that a value
 * made of it is the log and how much of it the value knows. In columns: two images may have a million contents.
 */
export class ContentLog {
  /** Digests as bytes; the node of one is the number of its content. */
  readonly #names = new NameTree(16);
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
    const content = digest === null ? unreadable : this.numberOf(scratch, 0, packed(digest));
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
    const { names, nameStart, nameEnd, length } = this.#names;
    for (let node = 1; node < length; node++) copy.#names.add(0, names, nameStart[node]!, nameEnd[node]!);
    return copy;
  }

  /** The number of the content whose digest is `bytes[start, end)`. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#names.find(0, bytes, start, end);
    return known >= 0 ? known : this.#names.addSought(0, bytes, start, end);
  }
}

const scratch = new Uint8Array(128);
const digits = 'sha256:'.length;

/** Puts a digest into `scratch`, its hexadecimal digits in half as many bytes, and answers the length. */
function packed(digest: string): number {
  let length = 0;
  for (let at = digits; at < digest.length; at += 2) {
    scratch[length++] = (digitOf(digest.charCodeAt(at)) << 4) | digitOf(digest.charCodeAt(at + 1));
  }
  return length;
}

/** Of a digit in lower case; what is behind the end is NaN and counts nothing. */
function digitOf(code: number): number {
  return code >= 0x61 ? code - 0x57 : code - 0x30;
}
