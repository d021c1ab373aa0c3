import type { LentBytes } from '../../model/tarEntry.ts';

/** A name that is filled anew for every header: its bytes lie in one buffer of its own, a string is made only when asked for. */
export class ByteText implements LentBytes {
  bytes = Buffer.allocUnsafeSlow(512);
  length = 0;

  /** As latin1. */
  get text(): string {
    return this.length === 0 ? '' : this.bytes.toString('latin1', 0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** Puts `source[start, end)` behind what is there. */
  add(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const { bytes } = this;
    // Names are short: a loop beats making a view for `set`.
    let length = this.length;
    for (let i = start; i < end; i++) bytes[length++] = source[i]!;
    this.length = length;
  }

  /** Puts the bytes up to the first NUL behind what is there, at most those before `end`. */
  addUntilNul(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const { bytes } = this;
    let length = this.length;
    for (let i = start; i < end && source[i] !== 0; i++) bytes[length++] = source[i]!;
    this.length = length;
  }

  /** Replaces what is there by a latin1 string. */
  set(text: string): void {
    this.length = 0;
    this.#reserve(text.length);
    this.bytes.write(text, 0, 'latin1');
    this.length = text.length;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow((this.length + more) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
