import type { Bytes } from '../model/bytes.ts';
import type { Slices } from './slices.ts';

/** How much of a file is read at once. */
export const windowBytes = 256 * 1024;

/**
 * Tells whether two files hold the same, read side by side up to the first difference. What cannot be read whole is equal
 * to nothing. One pair at a time: all are read into the same memory, because fresh memory takes as long as a small file.
 */
export class SideBySide {
  #left: Buffer = Buffer.alloc(0);
  #right: Buffer = Buffer.alloc(0);

  async areEqual(before: Bytes, after: Bytes, slices: Slices): Promise<boolean> {
    if (before.size !== after.size) return false;
    this.#makeRoom(Math.min(windowBytes, before.size));
    for (let at = 0; at < before.size; at += windowBytes) {
      const wanted = Math.min(windowBytes, before.size - at);
      const a = this.#left.subarray(0, before.read(this.#left.subarray(0, wanted), at));
      const b = this.#right.subarray(0, after.read(this.#right.subarray(0, wanted), at));
      if (a.length < wanted || b.length < wanted || !a.equals(b)) return false;
      if (slices.over) await slices.turn();
    }
    return true;
  }

  #makeRoom(bytes: number): void {
    if (this.#left.length >= bytes) return;
    this.#left = Buffer.allocUnsafeSlow(bytes);
    this.#right = Buffer.allocUnsafeSlow(bytes);
  }
}
