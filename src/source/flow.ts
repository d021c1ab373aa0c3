import { finished, Readable } from 'node:stream';

/** Takes a chunk; the sender has to wait until what it returns is resolved. */
export type Take = (chunk: Uint8Array) => Promise<void> | undefined;

/**
 * Hands every chunk to `take` as soon as it comes, until the last one. A socket's or engine's stream is let flow: asked
 * chunk by chunk it would wait for us between two, and join what came meanwhile in memory of its own. Rejects with what
 * ended the sender or `take`, and with the signal's reason when aborted, however silent the sender is.
 */
export async function flow(
  chunks: AsyncIterable<Uint8Array>,
  take: Take,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  if (chunks instanceof Readable) return flowing(chunks, take, signal);
  for await (const chunk of abortable(chunks, signal)) await take(chunk);
}

function flowing(stream: Readable, take: Take, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (error: unknown): void => {
      reject(error);
      stream.off('data', taken);
      // its own failures come after ours and mean nothing any more
      stream.on('error', () => undefined).destroy();
    };
    const aborted = (): void => stop(signal?.reason);
    const taken = (chunk: Uint8Array): void => {
      try {
        const room = take(chunk);
        if (room === undefined || stream.isPaused()) return;
        stream.pause();
        room.then(() => stream.resume(), stop);
      } catch (error) {
        stop(error);
      }
    };
    signal?.addEventListener('abort', aborted, { once: true });
    finished(stream, { writable: false }, (error) => {
      signal?.removeEventListener('abort', aborted);
      if (error) reject(error);
      else resolve();
    });
    stream.on('data', taken);
  });
}

/** The same chunks; an abort ends the wait for the next one, however silent the sender is. */
async function* abortable(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  if (!signal) return yield* chunks;
  signal.throwIfAborted();
  const iterator = chunks[Symbol.asyncIterator]();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  // Without this an abort between two waits would be an unhandled rejection.
  aborted.catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  let finished = false;
  try {
    while (true) {
      const step = await Promise.race([iterator.next(), aborted]);
      finished = step.done === true;
      if (finished) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: a generator that waits for a silent sender would answer only when the sender speaks.
    if (!finished) iterator.return?.()?.catch(() => undefined);
  }
}
