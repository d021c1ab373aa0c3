import type { Stack } from '../layers/stack.ts';
import type { OpenImage } from '../model/openImage.ts';

/** The images whose bytes can be read, by their stacks: an effect names a stack, its bytes are found here. */
export class Openings {
  readonly #open = new Map<Stack, OpenImage>();
  readonly #held = new WeakMap<OpenImage, Promise<unknown>>();

  add(stack: Stack, open: OpenImage): void {
    this.#open.set(stack, open);
  }

  /** Undefined once the image was closed. */
  of(stack: Stack): OpenImage | undefined {
    return this.#open.get(stack);
  }

  has(open: OpenImage): boolean {
    return [...this.#open.values()].includes(open);
  }

  /** Keeps the image from being closed until a thread has stopped reading it: its descriptor would be given to another file. */
  hold(stack: Stack, reading: Promise<unknown>): void {
    const open = this.#open.get(stack);
    if (open === undefined) return;
    const ended = reading.then(
      () => undefined,
      () => undefined,
    );
    this.#held.set(open, ended);
    void ended.then(() => {
      if (this.#held.get(open) === ended) this.#held.delete(open);
    });
  }

  close(stack: Stack): void {
    const open = this.#open.get(stack);
    if (open === undefined) return;
    this.#open.delete(stack);
    const held = this.#held.get(open);
    if (held === undefined) open.close();
    else void held.then(() => open.close());
  }

  closeAllBut(...kept: readonly Stack[]): void {
    for (const stack of [...this.#open.keys()]) if (!kept.includes(stack)) this.close(stack);
  }
}
