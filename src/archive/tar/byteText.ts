import type { LentBytes } from '../../model/tarEntry.ts';

/**
 * A name that is filled anew for every header. Its bytes lie where somebody lends them, or in a buffer of its own; a
 * string is made only when asked for.
 */
export class ByteText implements LentBytes {
  bytes: Buffer = Buffer.allocUnsafeSlow(512);
  start = 0;
  length = 0;
  #own = this.bytes;

  /** As latin1. */
  get text(): string {
    return this.length === 0 ? '' : this.bytes.toString('latin1', this.start, this.start + this.length);
  }

  /** The last byte; undefined without any. */
  get last(): number | undefined {
    return this.length === 0 ? undefined : this.bytes[this.start + this.length - 1];
  }

  clear(): void {
    this.bytes = this.#own;
    this.start = 0;
    this.length = 0;
  }

  /** Is `source[start, end)` from now on, without copying it: until `keep` it changes as they do. */
  lend(source: Buffer, start: number, end: number): void {
    this.bytes = source;
    this.start = start;
    this.length = end - start;
  }

  /** Takes what is lent into memory of its own. */
  keep(): void {
    if (this.bytes === this.#own) return;
    const { bytes, start, length } = this;
    this.clear();
    this.add(bytes, start, start + length);
  }

  /** Puts `source[start, end)` behind what is there, which is not lent. */
  add(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const { bytes } = this;
    // Names are short: a loop beats making a view for `set`.
    let length = this.length;
    for (let i = start; i < end; i++) bytes[length++] = source[i]!;
    this.length = length;
  }

  /** Replaces what is there by a latin1 string. */
  set(text: string): void {
    this.clear();
    this.#reserve(text.length);
    this.bytes.write(text, 0, 'latin1');
    this.length = text.length;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow((this.length + more) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.#own = larger;
  }
}

/** Where the text ends that begins at `start`: at the first NUL, at the latest at `end`. */
export function endOfText(source: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && source[at] !== 0) at++;
  return at;
}
