import type { MessagePort } from 'node:worker_threads';
import { CorruptStream } from '../archive/compression/corruptStream.ts';
import type { Decompressed } from './asideStream.ts';
import { layerStream } from './layerStream.ts';
import { receivedLayer, type SentLayer } from './sentLayer.ts';

/** A layer to decompress, as plain data, and the port on which its bytes go out; buffers that come back are filled again. */
export type DecompressJob = SentLayer & { readonly port: MessagePort };

/** What decoders give at once. */
const bufferSize = 256 * 1024;
/** So many that neither thread waits for the other when one of them takes longer now and then. */
const mostBuffers = 8;

/**
 * What a thread does that only decompresses: one layer, for another thread that reads the tar and hashes contents
 * meanwhile. What is no fault of the layer's data stays unhandled and ends the thread, which its pool hears.
 */
export function serveDecompress(jobs: Pick<MessagePort, 'once'>): void {
  jobs.once('message', async ({ port, ...layer }: DecompressJob) => {
    const tell = (answer: Decompressed, transfer: readonly ArrayBuffer[] = []): void =>
      port.postMessage(answer, transfer);
    const buffers = new Buffers(port);
    let read = 0;
    const onRead = (done: number): void => void (read = done);
    try {
      for await (const lent of layerStream(receivedLayer(layer), { blocking: true, onRead })) {
        for (let at = 0; at < lent.length; at += bufferSize) {
          const piece = lent.subarray(at, at + bufferSize);
          const chunk = new Uint8Array(await buffers.next(), 0, piece.length);
          chunk.set(piece);
          tell({ chunk, read }, [chunk.buffer]);
        }
      }
      tell({ fault: undefined });
    } catch (error) {
      if (!(error instanceof CorruptStream)) throw error;
      const { code, message, offset } = error;
      tell({ fault: { code, message, offset } });
    }
  });
}

/** Memory that goes to the other thread and comes back. */
class Buffers {
  #spare: ArrayBuffer[] = [];
  #made = 0;
  #wake: ((buffer: ArrayBuffer) => void) | undefined;

  constructor(port: MessagePort) {
    port.on('message', (buffer: ArrayBuffer) => {
      if (this.#wake === undefined) this.#spare.push(buffer);
      else this.#wake(buffer);
      this.#wake = undefined;
    });
  }

  /** Waits while all of them are away. */
  async next(): Promise<ArrayBuffer> {
    const spare = this.#spare.pop();
    if (spare !== undefined) return spare;
    if (this.#made++ < mostBuffers) return new ArrayBuffer(bufferSize);
    return new Promise((resolve) => (this.#wake = resolve));
  }
}
