/** What keys are spread by: they come from strangers, who could choose them so that all collide. */
const seed = (Math.random() * 0x100000000) | 0;

/**
 * Numbers in the order of their arrival, each once, in two columns: 20 bytes a number where a Map takes 50 and makes an
 * object of every large one. Keys are integers from zero to 2^53.
 */
export class NumberTable {
  length = 0;
  #keys: Float64Array;
  /** Place of a key, -1 where the slot is free. */
  #slots: Int32Array;

  constructor(room = 16) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(room, 8) * 2));
    this.#keys = new Float64Array(slots / 2);
    this.#slots = new Int32Array(slots).fill(-1);
  }

  /** The place of a key, from zero; -1 when it is not there. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]!;
  }

  /** The place of a key, which is put at the end when it is not there. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot]!;
    if (known >= 0) return known;
    const place = this.length++;
    this.#keys[place] = key;
    this.#slots[slot] = place;
    if (this.length === this.#keys.length) this.#grow();
    return place;
  }

  keyAt(place: number): number {
    return this.#keys[place]!;
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul((key | 0) ^ seed, 0x9e3779b1) ^ Math.imul((key / 2 ** 32) | 0, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot]!;
      if (place < 0 || this.#keys[place] === key) return slot;
    }
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(keys.length * 2).fill(-1);
    for (let place = 0; place < this.length; place++) this.#slots[this.#slotOf(keys[place]!)] = place;
  }
}
