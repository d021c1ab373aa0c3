import type { Bytes } from '../../model/bytes.ts';

/** Much more than a piece, so that little is read twice when the window moves. */
const windowSize = 1024 * 1024;

/** Bytes seen through one array that moves forward with what is looked at, so that looking costs a read now and then. */
export class ForwardWindow {
  readonly size: number;
  readonly #bytes: Bytes;
  readonly #window: Uint8Array;
  #start = 0;
  #end = 0;
  /** What lies from here on stays in the window when it moves; -1: nothing has to. */
  held = -1;

  constructor(bytes: Bytes) {
    this.size = bytes.size;
    this.#bytes = bytes;
    this.#window = new Uint8Array(Math.min(windowSize, bytes.size));
  }

  /** The bytes from `at` on, fewer than `length` only at the end. They are lent, until the next look. */
  look(at: number, length: number): Uint8Array {
    if (at < this.#start || Math.min(at + length, this.size) > this.#end) {
      this.#start = this.held >= 0 ? this.held : at;
      this.#end = this.#start + this.#bytes.read(this.#window, this.#start);
    }
    return this.#window.subarray(at - this.#start, Math.min(at - this.#start + length, this.#end - this.#start));
  }
}
