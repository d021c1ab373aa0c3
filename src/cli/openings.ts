import type { Stack } from '../layers/stack.ts';
import type { OpenImage } from '../model/openImage.ts';

/** The images whose bytes can be read, by their stacks: an effect names a stack, its bytes are found here. */
export class Openings {
  readonly #open = new Map<Stack, OpenImage>();

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

  close(stack: Stack): void {
    this.#open.get(stack)?.close();
    this.#open.delete(stack);
  }

  closeAllBut(...kept: readonly Stack[]): void {
    for (const stack of [...this.#open.keys()]) if (!kept.includes(stack)) this.close(stack);
  }
}
