/** A slice of work short enough that a key pressed meanwhile is drawn in the same frame or the next. */
const sliceMilliseconds = 12;

/**
 * Cuts long synchronous work into slices: `await slices.turn()` inside a loop returns at once until the slice is over,
 * then lets timers, keys and streams run first. Throws the signal's reason once it is aborted.
 */
export class Slices {
  readonly #signal: AbortSignal | undefined;
  #began = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Whether the slice is over and `turn` would wait; asking is cheap enough for a loop. */
  get over(): boolean {
    return performance.now() - this.#began > sliceMilliseconds;
  }

  /** Runs work that comes in steps, a slice at a time. */
  async run<T>(steps: Generator<void, T, void>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (this.over) await this.turn();
    }
  }

  async turn(): Promise<void> {
    this.#signal?.throwIfAborted();
    if (!this.over) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#signal?.throwIfAborted();
    this.#began = performance.now();
  }
}
