import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { type IndexWorker, indexInWorker } from './indexInWorker.ts';
import { type IndexOptions, indexLayer } from './indexLayer.ts';

/** Reads one layer into its index. */
export type IndexLayer = (
  layer: LayerBytes | undefined,
  position: number,
  options: IndexOptions,
) => Promise<LayerIndex>;

export type PoolOptions = {
  /** How many threads may work at once, this one included where it joins in. */
  readonly threads: number;
  /** Whether this thread takes large layers too: right for a report; a screen has keys to answer. */
  readonly joins: boolean;
  startWorker(): IndexWorker;
};

/** A compressed layer below this is read before a worker has started (docs/performance.md). */
export const workerBytes = 2 * 2 ** 20;

type Job = {
  readonly layer: LayerBytes;
  readonly position: number;
  readonly options: IndexOptions;
  resolve(index: Promise<LayerIndex>): void;
};

/**
 * Indexes layers on all cores: large compressed ones in workers, the largest first, because one big layer bounds the
 * rest; everything else one after another on this thread. Workers are started when there is work for them and ended as
 * soon as there is none. Without options everything happens on this thread.
 */
export class IndexPool {
  readonly #options: PoolOptions | undefined;
  #jobs: Job[] = [];
  readonly #idle: IndexWorker[] = [];
  #busy = 0;
  /** What this thread does, one layer after another, and how many layers that is. */
  #lane: Promise<unknown> = Promise.resolve();
  #inLane = 0;
  #isDue = false;

  constructor(options?: PoolOptions) {
    this.#options = options;
  }

  /** As `indexLayer`; rejects also when a worker breaks down. */
  readonly index: IndexLayer = (layer, position, options) => {
    if (layer === undefined || !this.#isLarge(layer)) {
      return this.#here(() => indexLayer(layer, position, options), options);
    }
    return new Promise((resolve) => {
      this.#jobs.push({ layer, position, options, resolve });
      this.#jobs.sort((a, b) => b.layer.bytes.size - a.layer.bytes.size);
      this.#plan();
    });
  };

  #isLarge({ compression, place, bytes }: LayerBytes): boolean {
    const isOurs = compression === 'gzip' || compression === 'zstd';
    return this.#options !== undefined && isOurs && place !== undefined && bytes.size >= workerBytes;
  }

  /** Not at once: the layers of an image come one by one, and the largest has to be among them. */
  #plan(): void {
    if (this.#isDue || this.#jobs.length === 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#dispatch(this.#options!);
    });
  }

  #dispatch({ threads, joins }: PoolOptions): void {
    this.#dropAborted();
    if (joins && this.#inLane === 0) this.#join();
    while (this.#busy < threads - (joins ? 1 : 0)) {
      const job = this.#jobs.shift();
      if (job === undefined) break;
      job.resolve(this.#inWorker(job));
    }
    // One may have been kept for a layer that this thread took, or that nobody wants any more.
    if (this.#jobs.length === 0) for (const worker of this.#idle.splice(0)) void worker.terminate();
  }

  #dropAborted(): void {
    const dropped = this.#jobs.filter(({ options }) => options.signal?.aborted);
    this.#jobs = this.#jobs.filter((job) => !dropped.includes(job));
    for (const { resolve, options } of dropped) resolve(Promise.reject(options.signal!.reason));
  }

  #join(): void {
    const job = this.#jobs.shift();
    if (job === undefined) return;
    const { layer, position, options, resolve } = job;
    resolve(this.#here(() => indexLayer(layer, position, { ...options, blocking: true }), options));
  }

  async #inWorker({ layer, position, options }: Job): Promise<LayerIndex> {
    this.#busy++;
    const worker = this.#idle.pop() ?? this.#options!.startWorker();
    let isSound = false;
    try {
      const { compression, place } = layer;
      const index = await indexInWorker(worker, { position, compression, place: place! }, options);
      isSound = true;
      return index;
    } finally {
      if (isSound && this.#jobs.length > 0) this.#idle.push(worker);
      // Awaited, because it may be reading, and whoever hears of the failure closes the descriptor.
      else await worker.terminate();
      this.#busy--;
      this.#plan();
    }
  }

  #here(work: () => Promise<LayerIndex>, { onRead, signal }: IndexOptions): Promise<LayerIndex> {
    this.#inLane++;
    const run = this.#lane.then(() => {
      signal?.throwIfAborted();
      onRead?.(0);
      return work();
    });
    const after = (): void => {
      this.#inLane--;
      this.#plan();
    };
    this.#lane = run.then(after, after);
    return run;
  }
}
