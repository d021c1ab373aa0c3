import type { MessagePort } from 'node:worker_threads';
import type { LayerBytes } from '../model/openImage.ts';
import { decompressed } from '../source/decompressed.ts';
import { asideStream } from './asideStream.ts';

export type StreamOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Hears the bytes of the blob read so far. */
  onRead?: ((done: number) => void) | undefined;
  /** For a thread that has nothing else to do (`decompress`); chunks are only lent. */
  readonly blocking?: boolean | undefined;
  /** Where another thread decompresses the layer: what comes out comes from there (`serveDecompress`), and is only lent. */
  readonly aside?: MessagePort | undefined;
};

/** The uncompressed tar of a layer as a stream, whatever it is compressed with. Throws CorruptStream where it breaks off. */
export function layerStream(layer: LayerBytes, options: StreamOptions = {}): AsyncIterable<Uint8Array> {
  if (options.aside !== undefined) return asideStream(options.aside, options);
  const bytes = options.onRead === undefined ? layer.bytes : observed(layer, options.onRead);
  return decompressed({ ...layer, bytes }, options);
}

function observed(layer: LayerBytes, onRead: (done: number) => void): LayerBytes['bytes'] {
  const { bytes } = layer;
  return {
    size: bytes.size,
    read(into, at) {
      const count = bytes.read(into, at);
      onRead(at + count);
      return count;
    },
  };
}
