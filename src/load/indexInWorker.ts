import type { Worker } from 'node:worker_threads';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { IndexOptions } from './indexLayer.ts';
import type { IndexAnswer, IndexJob } from './serveIndexes.ts';
import { workerAnswer } from './workerAnswer.ts';

export type IndexWorker = Pick<Worker, 'postMessage' | 'on' | 'off' | 'ref' | 'unref' | 'terminate'>;

/** Sends a worker one layer and waits for its index, as `workerAnswer` does; `onRead` hears how far it is. */
export function indexInWorker(worker: IndexWorker, job: IndexJob, options: IndexOptions): Promise<LayerIndex> {
  const { onRead, signal } = options;
  onRead?.(0);
  const indexIn = (answer: IndexAnswer): LayerIndex | undefined => {
    if ('index' in answer) return answer.index;
    onRead?.(answer.read);
    return undefined;
  };
  return workerAnswer(worker, job, indexIn, {
    what: `read layer ${job.position}`,
    signal,
    transfer: job.aside && [job.aside],
  });
}
