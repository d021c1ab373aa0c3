import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerProgress, Progress } from '../model/openImage.ts';

/** How often progress is told at most: the screen moves at 10 Hz, movement is calm. */
const progressMilliseconds = 100;

/** Adds up how far layers are that are read at once; named is the one that has been read the longest. */
export class LayersProgress {
  readonly #sizes: readonly (number | undefined)[];
  readonly #done: number[];
  /** Layers being read, the one begun first first. */
  readonly #reading = new Set<number>();
  readonly #finished = new Map<number, LayerProgress['read']>();
  readonly #tell: (progress: Progress, layers: readonly LayerProgress[]) => void;
  #told = Number.NEGATIVE_INFINITY;

  /** `sizes`: of the blobs as stored, undefined where there is none. Tells at once that nothing was read. */
  constructor(
    sizes: readonly (number | undefined)[],
    tell: (progress: Progress, layers: readonly LayerProgress[]) => void,
  ) {
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

  finish(i: number, { bytes, entries }: Pick<LayerIndex, 'bytes' | 'entries'>): void {
    this.#finished.set(i, { bytes, entries });
    this.#reading.delete(i);
    this.#done[i] = this.#sizes[i] ?? 0;
    this.#sayHowFar();
  }

  #sayHowFar(): void {
    if (performance.now() - this.#told < progressMilliseconds || this.#finished.size === this.#sizes.length) return;
    this.#told = performance.now();
    const [named = this.#sizes.findIndex((_, i) => !this.#finished.has(i))] = this.#reading;
    const stage = `reading layer ${named + 1} of ${this.#sizes.length}`;
    this.#tell({ stage, done: sum(this.#done), total: sum(this.#sizes) }, this.#layers());
  }

  #layers(): LayerProgress[] {
    return this.#sizes.map((size, i) => {
      const read = this.#finished.get(i);
      return {
        ...(size === undefined ? {} : { size }),
        ...(this.#reading.has(i) ? { done: this.#done[i]! } : {}),
        ...(read === undefined ? {} : { read }),
      };
    });
  }
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, number = 0) => total + number, 0);
}
