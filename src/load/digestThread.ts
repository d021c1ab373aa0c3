import type { Worker } from 'node:worker_threads';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { type DigestJob, verdictOn } from './digestWorker.ts';
import type { Claims } from './verifyLayers.ts';

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
    const job = { position, diffId, ...(digest === undefined ? {} : { digest }), compression, place };
    try {
      return await answered(this.#worker, job, signal);
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

function answered(worker: DigestWorker, job: DigestJob, signal: AbortSignal): Promise<LayerVerdict> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', heard);
      worker.off('error', failed);
      worker.off('exit', ended);
      signal.removeEventListener('abort', aborted);
      act();
    };
    const heard = (verdict: LayerVerdict): void => settle(() => resolve(verdict));
    const failed = (error: unknown): void => settle(() => reject(error));
    const ended = (code: number): void => failed(new Error(`the thread that checked digests ended with ${code}`));
    const aborted = (): void => failed(signal.reason);
    worker.on('message', heard);
    worker.on('error', failed);
    worker.on('exit', ended);
    signal.addEventListener('abort', aborted, { once: true });
    worker.postMessage(job);
  });
}
