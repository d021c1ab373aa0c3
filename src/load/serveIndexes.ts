import type { MessagePort } from 'node:worker_threads';
import type { Column } from '../layers/columnBytes.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import { indexLayer } from './indexLayer.ts';
import { receivedLayer, type SentLayer } from './sentLayer.ts';

/** A layer to index, as plain data. */
export type IndexJob = SentLayer & {
  readonly position: number;
  /** Where the layer's bytes come from when another thread decompresses it. */
  readonly aside?: MessagePort | undefined;
};

/** How far a worker is, in bytes of the blob; at last the index. */
export type IndexAnswer = { readonly read: number } | { readonly index: LayerIndex };

/** Less often than anyone looks, often enough that a bar moves. */
const tellMilliseconds = 50;

/**
 * What a worker does: indexes each layer that it is sent and answers on the same port. Columns are cut to their length
 * and handed over. What is no fault of the layer's data stays unhandled and ends the worker, which its pool hears.
 */
export function serveIndexes(port: Pick<MessagePort, 'on' | 'postMessage'>): void {
  port.on('message', async (job: IndexJob) => {
    const index = cut(await indexOf(job, (read) => port.postMessage({ read } satisfies IndexAnswer)));
    port.postMessage({ index } satisfies IndexAnswer, columnsOf(index));
  });
}

function indexOf({ position, aside, ...layer }: IndexJob, tell: (read: number) => void): Promise<LayerIndex> {
  let told = performance.now();
  const onRead = (read: number): void => {
    if (performance.now() - told < tellMilliseconds) return;
    told = performance.now();
    tell(read);
  };
  return indexLayer(receivedLayer(layer), position, { onRead, blocking: true, aside });
}

/** The same index without the room behind its columns, which would be handed over with them. */
function cut(index: LayerIndex): LayerIndex {
  const members = Object.entries(index).map(([name, value]) => [name, isColumn(value) ? value.slice() : value]);
  return Object.fromEntries(members) as LayerIndex;
}

/** The memory of the columns. */
function columnsOf(index: LayerIndex): ArrayBuffer[] {
  return Object.values(index).flatMap((value) => (isColumn(value) ? [value.buffer as ArrayBuffer] : []));
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value);
}
