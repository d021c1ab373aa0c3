import type { Worker } from 'node:worker_threads';
import { eitherSignal } from '../model/eitherSignal.ts';
import type { LayerBytes } from '../model/openImage.ts';
import type { IndexOptions } from './indexLayer.ts';
import type { DecompressJob } from './serveDecompress.ts';

export type DecompressWorker = Pick<Worker, 'postMessage' | 'on' | 'terminate'>;

/**
 * Lets `read` take the layer's bytes from `worker`, which decompresses them; ends it afterwards. Rejects as `read` does,
 * and with what broke the worker down.
 */
export async function withDecompressor<T>(
  worker: DecompressWorker,
  { compression, place }: LayerBytes,
  options: IndexOptions,
  read: (options: IndexOptions) => Promise<T>,
): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  const broken = new AbortController();
  worker.on('error', (error) => broken.abort(error));
  worker.on('exit', (code) => broken.abort(new Error(`the worker that decompressed a layer ended with ${code}`)));
  worker.postMessage({ compression, place: place!, port: port1 } satisfies DecompressJob, [port1]);
  const signal = eitherSignal(options.signal, broken.signal);
  try {
    return await read({ ...options, signal, aside: port2 });
  } finally {
    // Awaited, because it may be reading, and whoever hears of a failure closes the descriptor.
    await worker.terminate();
  }
}
