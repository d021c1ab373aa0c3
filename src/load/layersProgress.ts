import type { Progress } from '../model/openImage.ts';

/** How often progress is told at most: the screen moves at 10 Hz, movement is calm. */
const progressMilliseconds = 100;

/** Adds up how far layers are that are read at once; named is the one that has been read the longest. */
export class LayersProgress {
  readonly #sizes: readonly number[];
  readonly #done: number[];
  /** Layers being read, the one begun first first. */
  readonly #reading = new Set<number>();
  readonly #finished = new Set<number>();
  readonly #tell: (progress: Progress) => void;
  #told = 0;

  /** `sizes`: of the blobs as stored. Tells at once that nothing was read. */
  constructor(sizes: readonly number[], tell: (progress: Progress) => void) {
    this.#sizes = sizes;
    this.#done = sizes.map(() => 0);
    this.#tell = tell;
    this.#sayHowFar();
  }

  /** `done` bytes of the blob of layer `i`, from 0, were read. */
  read(i: number, done: number): void {
    this.#reading.add(i);
    this.#done[i] = done;
    this.#sayHowFar();
  }

  finish(i: number): void {
    this.#finished.add(i);
    this.#reading.delete(i);
    this.#done[i] = this.#sizes[i]!;
    this.#sayHowFar();
  }

  #sayHowFar(): void {
    if (performance.now() - this.#told < progressMilliseconds || this.#finished.size === this.#sizes.length) return;
    this.#told = performance.now();
    const [named = this.#sizes.findIndex((_, i) => !this.#finished.has(i))] = this.#reading;
    this.#tell({
      stage: `reading layer ${named + 1} of ${this.#sizes.length}`,
      done: sum(this.#done),
      total: sum(this.#sizes),
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
