import type { Worker } from 'node:worker_threads';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { IndexOptions } from './indexLayer.ts';
import type { IndexAnswer, IndexJob } from './indexWorker.ts';

export type IndexWorker = Pick<Worker, 'postMessage' | 'on' | 'off' | 'ref' | 'unref' | 'terminate'>;

/**
 * Sends a worker one layer and waits for its index. Rejects with the signal's reason when aborted, and with what ended
 * the worker when it did not answer: that is a bug, no problem of the layer. The worker has to be ended then.
 */
export function indexInWorker(worker: IndexWorker, job: IndexJob, options: IndexOptions): Promise<LayerIndex> {
  const { onRead, signal } = options;
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', heard);
      worker.off('error', failed);
      worker.off('exit', ended);
      signal?.removeEventListener('abort', aborted);
      act();
    };
    const heard = (answer: IndexAnswer): void => {
      if ('index' in answer) settle(() => resolve(answer.index));
      else onRead?.(answer.read);
    };
    const failed = (error: unknown): void => settle(() => reject(error));
    const ended = (code: number): void =>
      failed(new Error(`the worker that read layer ${job.position} ended with ${code} and no answer`));
    const aborted = (): void => failed(signal?.reason);
    worker.on('message', heard);
    worker.on('error', failed);
    worker.on('exit', ended);
    signal?.addEventListener('abort', aborted, { once: true });
    onRead?.(0);
    worker.postMessage(job);
  });
}
