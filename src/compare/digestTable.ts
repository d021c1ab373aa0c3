/** Words of a sha256. */
const words = 8;
/** Digests of a page: pages are never copied, so that a million digests take no more than their bytes. */
const pageDigests = 4096;

const seed = (Math.random() * 0x100000000) | 0;

/**
 * Sha256 digests by number, each once, in the order of their arrival: 32 bytes a digest and four for each
 * of its slots, of which up to three quarters are taken.
 * Digests are texts, `sha256:` and hexadecimal digits in lower case.
 */
export class DigestTable {
  length = 0;
  readonly #pages: Uint32Array[] = [];
  /** Number of a digest, -1 where the slot is free. */
  #slots = new Int32Array(64).fill(-1);
  readonly #sought = new Uint32Array(words);

  /** The number of a digest, from zero; a new one is put at the end. */
  add(digest: string): number {
    pack(digest, this.#sought);
    return this.#addSought();
  }

  /** The same of a digest whose 32 bytes begin at `start`. */
  addBytes(bytes: Uint8Array, start: number): number {
    for (let word = 0, at = start; word < words; word++, at += 4)
      this.#sought[word] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    return this.#addSought();
  }

  #addSought(): number {
    const slot = this.#slotOf(this.#sought, 0);
    const known = this.#slots[slot]!;
    if (known >= 0) return known;
    const number = this.length++;
    if (number % pageDigests === 0) this.#pages.push(new Uint32Array(pageDigests * words));
    this.#pageOf(number).set(this.#sought, this.#placeOf(number));
    this.#slots[slot] = number;
    if (this.length * 4 > this.#slots.length * 3) this.#grow();
    return number;
  }

  /** A table of its own with the same digests by the same numbers. */
  copy(): DigestTable {
    const copy = new DigestTable();
    copy.length = this.length;
    for (const page of this.#pages) copy.#pages.push(page.slice());
    copy.#slots = this.#slots.slice();
    return copy;
  }

  #pageOf(number: number): Uint32Array {
    return this.#pages[(number / pageDigests) | 0]!;
  }

  #placeOf(number: number): number {
    return (number % pageDigests) * words;
  }

  /** The slot of the digest that stands at `at` in `page`, else the free one where it belongs. */
  #slotOf(page: Uint32Array, at: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(page, at) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]!;
      if (number < 0 || this.#isAt(number, page, at)) return slot;
    }
  }

  #isAt(number: number, page: Uint32Array, at: number): boolean {
    const [own, place] = [this.#pageOf(number), this.#placeOf(number)];
    for (let word = 0; word < words; word++) if (own[place + word] !== page[at + word]) return false;
    return true;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let number = 0; number < this.length; number++)
      this.#slots[this.#slotOf(this.#pageOf(number), this.#placeOf(number))] = number;
  }
}

/** Whoever makes an image can make digests that begin alike: all words count, and a seed that nobody knows. */
function hashOf(page: Uint32Array, at: number): number {
  let hash = seed;
  for (let word = 0; word < words; word++) hash = Math.imul(hash ^ page[at + word]!, 0x01000193) ^ (hash >>> 15);
  return hash ^ (hash >>> 13);
}

const digits = 'sha256:'.length;

function pack(digest: string, to: Uint32Array): void {
  for (let word = 0; word < words; word++) {
    let value = 0;
    for (let at = digits + word * 8; at < digits + word * 8 + 8; at++)
      value = (value << 4) | digitOf(digest.charCodeAt(at));
    to[word] = value;
  }
}

/** Of a digit in lower case; what is behind the end is NaN and counts nothing. */
function digitOf(code: number): number {
  return code >= 0x61 ? code - 0x57 : code - 0x30;
}
