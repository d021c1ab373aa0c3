import type { Worker } from 'node:worker_threads';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { type DigestJob, verdictOn } from './serveDigests.ts';
import type { Claims } from './verifyLayers.ts';
import { workerAnswer } from './workerAnswer.ts';

export type DigestWorker = Pick<Worker, 'postMessage' | 'on' | 'off' | 'terminate'>;

/** Checks layers one after another in a worker; where there is none, or the bytes lie in memory, here in slices. */
export class DigestThread {
  readonly #startWorker: (() => DigestWorker) | undefined;
  #worker: DigestWorker | undefined;

  constructor(startWorker?: () => DigestWorker) {
    this.#startWorker = startWorker;
  }

  /** Rejects with the signal's reason once the worker has ended, because it may be reading until then. */
  async check(layer: Claims, blob: LayerBytes | undefined, signal: AbortSignal): Promise<LayerVerdict> {
    signal.throwIfAborted();
    if (blob?.place === undefined || this.#startWorker === undefined) return verdictOn(layer, blob, { signal });
    this.#worker ??= this.#startWorker();
    const { position, diffId, digest } = layer;
    const { compression, place } = blob;
    const job: DigestJob = { position, diffId, ...(digest === undefined ? {} : { digest }), compression, place };
    try {
      const verdictIn = (verdict: LayerVerdict): LayerVerdict => verdict;
      return await workerAnswer(this.#worker, job, verdictIn, { what: 'checked digests', signal });
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
