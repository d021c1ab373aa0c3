import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { type IndexWorker, indexInWorker } from './indexInWorker.ts';
import { type IndexOptions, indexLayer } from './indexLayer.ts';
import { type DecompressWorker, withDecompressor } from './withDecompressor.ts';

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
  /** A thread that only decompresses (`serveDecompress`). */
  startDecompressor(): DecompressWorker;
};

/** A compressed layer below this is read before a worker has started (docs/performance.md). */
export const workerBytes = 2 * 2 ** 20;

/** Where a thread is free, a layer above this is decompressed in it while another one reads what comes out. */
export const asideBytes = 32 * 2 ** 20;

/**
 * A plain layer that is read while its archive still arrives: above this a worker reads it, because every slice of this
 * thread would keep the sender waiting.
 */
export const plainBytesAhead = 16 * 2 ** 20;

/** How long a worker waits for the next layer of an archive that still arrives: about what starting another one costs. */
const restMilliseconds = 500;

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
  readonly #idle = new Map<IndexWorker, NodeJS.Timeout>();
  #busy = 0;
  /** What this thread does, one layer after another, and how many layers that is. */
  #lane: Promise<unknown> = Promise.resolve();
  #inLane = 0;
  #spare: Buffer[] = [];
  #isDue = false;

  constructor(options?: PoolOptions) {
    this.#options = options;
  }

  /** As `indexLayer`; rejects also when a worker breaks down. */
  readonly index: IndexLayer = (layer, position, options) => {
    if (layer === undefined || !this.#isLarge(layer, options)) {
      return this.#here(() => indexLayer(layer, position, { ...options, spare: this.#spare }), options);
    }
    return new Promise((resolve) => {
      this.#jobs.push({ layer, position, options, resolve });
      this.#jobs.sort((a, b) => b.layer.bytes.size - a.layer.bytes.size);
      this.#plan();
    });
  };

  #isLarge({ compression, place, bytes }: LayerBytes, options: IndexOptions): boolean {
    if (this.#options === undefined || place === undefined) return false;
    if (compression === 'none') return options.isAhead !== undefined && bytes.size >= plainBytesAhead;
    return (compression === 'gzip' || compression === 'zstd') && bytes.size >= workerBytes;
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
    // while an archive arrives, this thread takes it in and nothing else
    const arrives = this.#jobs.some(({ options }) => options.isAhead?.());
    if (joins && !arrives && this.#inLane === 0) this.#join();
    while (this.#busy < (arrives ? Math.max(1, threads - 1) : threads - (joins ? 1 : 0))) {
      const job = this.#jobs.shift();
      if (job === undefined) break;
      job.resolve(this.#inWorker(job));
    }
    // One may have been kept for a layer that this thread took, or that nobody wants any more.
    if (this.#jobs.length === 0 && !arrives)
      for (let worker = this.#awake(); worker; worker = this.#awake()) void worker.terminate();
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
    const read = (more: IndexOptions): Promise<LayerIndex> => indexLayer(layer, position, { ...more, blocking: true });
    resolve(this.#here(() => this.#withSpareThread(layer, options, read), options));
  }

  async #inWorker({ layer, position, options }: Job): Promise<LayerIndex> {
    this.#busy++;
    const worker = this.#awake() ?? this.#options!.startWorker();
    let isSound = false;
    try {
      const { compression, place } = layer;
      const index = await this.#withSpareThread(layer, options, ({ aside, ...more }) =>
        indexInWorker(worker, { position, compression, place: place!, aside }, more),
      );
      isSound = true;
      return index;
    } finally {
      if (isSound && (this.#jobs.length > 0 || options.isAhead?.())) this.#rest(worker);
      // Awaited, because it may be reading, and whoever hears of the failure closes the descriptor.
      else await worker.terminate();
      this.#busy--;
      this.#plan();
    }
  }

  /** Another layer that waits needs the thread more than a layer that is read already. */
  async #withSpareThread<T>(
    layer: LayerBytes,
    options: IndexOptions,
    read: (options: IndexOptions) => Promise<T>,
  ): Promise<T> {
    const { threads, joins, startDecompressor } = this.#options!;
    const taken = this.#busy + this.#jobs.length + (joins ? 1 : 0);
    if (taken >= threads || layer.bytes.size < asideBytes) return read(options);
    this.#busy++;
    try {
      return await withDecompressor(startDecompressor(), layer, options, read);
    } finally {
      this.#busy--;
    }
  }

  /** Keeps a worker for what comes next; it does not keep the process alive. */
  #rest(worker: IndexWorker): void {
    worker.unref();
    const timer = setTimeout(() => {
      this.#idle.delete(worker);
      worker.terminate();
    }, restMilliseconds).unref();
    this.#idle.set(worker, timer);
  }

  #awake(): IndexWorker | undefined {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      worker.ref();
      return worker;
    }
    return undefined;
  }

  #here(work: () => Promise<LayerIndex>, { onRead, signal }: IndexOptions): Promise<LayerIndex> {
    this.#inLane++;
    const run = this.#lane.then(() => {
      signal?.throwIfAborted();
      onRead?.(0);
      return work();
    });
    const after = (): void => {
      if (--this.#inLane === 0) this.#spare = [];
      this.#plan();
    };
    this.#lane = run.then(after, after);
    return run;
  }
}
