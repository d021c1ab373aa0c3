import { eitherSignal } from '../model/eitherSignal.ts';

/**
 * The answers of works that run at once. When one fails, the others are aborted by the signals that `start` hands them, and
 * waited for: nothing runs when it has ended. Throws what the first one throws, the reason of `signal` when aborted.
 * `either` makes a signal for each work: from eleven listeners on, Node warns on standard error that one leaks.
 */
export async function allOrNone<T>(
  signal: AbortSignal | undefined,
  start: (either: () => AbortSignal) => readonly Promise<T>[],
): Promise<readonly T[]> {
  const failure = new AbortController();
  const works = start(() => eitherSignal(signal, failure.signal));
  try {
    return await Promise.all(works);
  } catch (error) {
    failure.abort(error);
    await Promise.allSettled(works);
    throw error;
  }
}
