import type { MessagePort } from 'node:worker_threads';
import { CorruptStream } from '../archive/compression/corruptStream.ts';

/** The next bytes, and how far into the blob they were read; or that there are no more, and what ended them early. */
export type Decompressed =
  | { readonly chunk: Uint8Array<ArrayBuffer>; readonly read: number }
  | { readonly fault: Pick<CorruptStream, 'code' | 'message' | 'offset'> | undefined };

/**
 * What another thread decompresses (`serveDecompress`), as it comes from `port`; a chunk is lent until the next is asked
 * for. Throws CorruptStream as `decompress` does, the signal's reason when aborted. When the thread breaks down nothing
 * comes any more: whoever started it hears of that, and has to abort.
 */
export async function* asideStream(
  port: MessagePort,
  { onRead, signal }: { onRead?: ((done: number) => void) | undefined; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Uint8Array, void, void> {
  const waiting: Decompressed[] = [];
  let wake = (): void => {};
  const aborted = (): void => wake();
  port.on('message', (answer: Decompressed) => {
    waiting.push(answer);
    wake();
  });
  signal?.addEventListener('abort', aborted, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const answer = waiting.shift();
      if (answer === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
      } else if ('chunk' in answer) {
        const { chunk, read } = answer;
        onRead?.(read);
        yield chunk;
        port.postMessage(chunk.buffer, [chunk.buffer]);
      } else if (answer.fault === undefined) {
        return;
      } else {
        const { code, message, offset } = answer.fault;
        throw new CorruptStream(code, message, offset);
      }
    }
  } finally {
    signal?.removeEventListener('abort', aborted);
    port.close();
  }
}
