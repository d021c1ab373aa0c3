import type { TransferListItem, Worker } from 'node:worker_threads';

export type AnsweringWorker = Pick<Worker, 'postMessage' | 'on' | 'off'>;

export type AnswerOptions = {
  /** What the worker does, for the error when it ends without an answer. */
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
  /** What of the job is handed over. */
  readonly transfer?: readonly TransferListItem[] | undefined;
};

/**
 * Sends a worker one job and waits until `answerIn` finds the answer in a message of its. Rejects with the signal's reason
 * when aborted, and with what ended the worker when it did not answer: that is a bug, no problem of the data. The worker
 * has to be ended then.
 */
export function workerAnswer<M, A>(
  worker: AnsweringWorker,
  job: object,
  answerIn: (message: M) => A | undefined,
  { what, signal, transfer }: AnswerOptions,
): Promise<A> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', heard);
      worker.off('error', failed);
      worker.off('exit', ended);
      signal?.removeEventListener('abort', aborted);
      act();
    };
    const heard = (message: M): void => {
      const answer = answerIn(message);
      if (answer !== undefined) settle(() => resolve(answer));
    };
    const failed = (error: unknown): void => settle(() => reject(error));
    const ended = (code: number): void => failed(new Error(`the worker that ${what} ended with ${code} and no answer`));
    const aborted = (): void => failed(signal?.reason);
    worker.on('message', heard);
    worker.on('error', failed);
    worker.on('exit', ended);
    signal?.addEventListener('abort', aborted, { once: true });
    worker.postMessage(job, transfer ?? []);
  });
}
