import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import type { IndexWorker } from '../../src/load/indexInWorker.ts';
import { indexLayer } from '../../src/load/indexLayer.ts';
import { asideBytes, IndexPool, type PoolOptions, plainBytesAhead, workerBytes } from '../../src/load/indexPool.ts';
import { serveDecompress } from '../../src/load/serveDecompress.ts';
import { serveIndexes } from '../../src/load/serveIndexes.ts';
import type { DecompressWorker } from '../../src/load/withDecompressor.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import type { LayerBytes } from '../../src/model/openImage.ts';
import { FileLayers } from '../support/fileLayers.ts';
import { file, layer } from '../support/layer.ts';
import { workerHere } from '../support/workerHere.ts';

const layers = new FileLayers();
afterAll(() => layers.close());
const packed = (bytes: number): Promise<LayerBytes> => layers.packed(bytes);
const inFile = (data: Uint8Array, compression: LayerBytes['compression']): LayerBytes => layers.of(data, compression);

type Tally = { started: number; ended: number; positions: number[]; decompressors: number };

function indexWorker(tally: Tally): IndexWorker {
  const worker = workerHere(serveIndexes, () => tally.ended++);
  tally.started++;
  return Object.assign(worker, {
    postMessage: (job: { position: number }, transfer: []) => {
      tally.positions.push(job.position);
      MessagePort.prototype.postMessage.call(worker, job, transfer);
    },
  });
}

function decompressor(tally: Tally): DecompressWorker {
  tally.decompressors++;
  return workerHere(serveDecompress, () => tally.decompressors--);
}

function poolHere(options: Partial<PoolOptions> = {}): { readonly pool: IndexPool; readonly tally: Tally } {
  const tally: Tally = { started: 0, ended: 0, positions: [], decompressors: 0 };
  const startWorker = () => indexWorker(tally);
  const startDecompressor = () => decompressor(tally);
  return { pool: new IndexPool({ threads: 2, joins: false, startWorker, startDecompressor, ...options }), tally };
}

describe('indexing on several threads', () => {
  it('gives the same index as this thread does', async () => {
    const blob = await packed(workerBytes);
    const { pool } = poolHere();
    expect(await pool.index(blob, 3, {})).toEqual(await indexLayer(blob, 3));
  });

  it('hands columns over with nothing behind them', async () => {
    const { pool } = poolHere();
    const index = await pool.index(await packed(workerBytes), 1, {});
    for (const column of [index.names, index.kind, index.size, index.digests])
      expect(column.buffer.byteLength).toBe(column.byteLength);
  });

  it('names problems of the layer as this thread does', async () => {
    const { bytes } = await packed(workerBytes);
    const data = new Uint8Array(bytes.size);
    bytes.read(data, 0);
    const cut = inFile(data.subarray(0, workerBytes), 'gzip');
    const { problems } = await poolHere().pool.index(cut, 4, {});
    expect(problems.map(({ code, layer }) => `${layer}:${code}`)).toEqual(['4:truncated-layer']);
    expect(problems).toEqual((await indexLayer(cut, 4)).problems);
  });

  it('begins with the largest layer and ends its workers when nothing is left', async () => {
    const sizes = [0, 40_000, 20_000, 60_000];
    const blobs = await Promise.all(sizes.map((more) => packed(workerBytes + more)));
    const { pool, tally } = poolHere({ threads: 1 });
    await Promise.all(blobs.map((blob, i) => pool.index(blob, i + 1, {})));
    expect(tally).toMatchObject({ started: 1, ended: 1, positions: [4, 2, 3, 1] });
  });

  it('keeps no worker for a layer that is not wanted any more', async () => {
    const { pool, tally } = poolHere({ threads: 1 });
    const controller = new AbortController();
    const first = pool.index(await packed(workerBytes + 40_000), 1, {});
    const second = pool.index(await packed(workerBytes), 2, { signal: controller.signal });
    await first.then(() => controller.abort('enough'));
    await expect(second).rejects.toBe('enough');
    expect(tally).toMatchObject({ started: 1, ended: 1, positions: [1] });
  });

  it('starts no worker for what is small, plain, missing or in memory', async () => {
    const { pool, tally } = poolHere();
    const large = await packed(workerBytes);
    const plain = inFile(await layer(file('big', Buffer.alloc(workerBytes * 2))), 'none');
    const { place: _, ...inMemory } = large;
    const blobs = [await packed(1000), plain, undefined, inMemory];
    const indexes = await Promise.all(blobs.map((blob, i) => pool.index(blob, i + 1, {})));
    expect(indexes.map(({ entries }) => entries)).toEqual([4, 1, 0, 4]);
    expect(tally.started).toBe(0);
  });

  it('lets this thread join in, which needs no worker for a single layer', async () => {
    const { pool, tally } = poolHere({ joins: true });
    const one = await packed(workerBytes);
    const two = await packed(workerBytes + 40_000);
    expect((await pool.index(one, 1, {})).entries).toBe(4);
    expect(tally.started).toBe(0);
    await Promise.all([pool.index(one, 1, {}), pool.index(two, 2, {})]);
    expect(tally).toMatchObject({ started: 1, ended: 1, positions: [1] });
  });

  it('reads layers of an archive that still arrives in a worker, large plain ones too, and keeps it for the next', async () => {
    const { pool, tally } = poolHere({ threads: 1, joins: true });
    const plain = inFile(await layer(file('big', Buffer.alloc(plainBytesAhead))), 'none');
    let arrives = true;
    const options = { isAhead: () => arrives };
    expect((await pool.index(plain, 1, options)).entries).toBe(1);
    expect((await pool.index(await packed(workerBytes), 2, options)).entries).toBe(4);
    expect(tally).toMatchObject({ started: 1, ended: 0, positions: [1, 2] });
    arrives = false;
    expect((await pool.index(plain, 3, options)).entries).toBe(1);
    expect(tally.positions).toEqual([1, 2]);
  });

  it('tells how far a worker is', async () => {
    const told: number[] = [];
    await poolHere().pool.index(await packed(workerBytes * 8), 1, { onRead: (done) => told.push(done) });
    expect(told[0]).toBe(0);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('reads plain layers one after another', async () => {
    let reading = 0;
    const tar = await layer(file('a', Buffer.alloc(100_000)));
    const { read, size } = memoryBytes(tar);
    const blob = (): LayerBytes => {
      let isOpen = false;
      return {
        compression: 'none',
        bytes: {
          size,
          read(into, at) {
            if (!isOpen) expect(++reading).toBe(1);
            isOpen = true;
            return read(into, at);
          },
        },
      };
    };
    const pool = new IndexPool();
    const done = [1, 2, 3].map(async (position) => {
      await pool.index(blob(), position, {});
      reading--;
    });
    await Promise.all(done);
  });
});

describe('a large layer and a free thread', () => {
  /** Said to be large; it is not, so that the test is quick. */
  const large = async (): Promise<LayerBytes> => {
    const { bytes, ...blob } = await packed(3 * 2 ** 20);
    return { ...blob, bytes: { ...bytes, size: asideBytes } };
  };

  it('give the same index, decompressed beside', async () => {
    for (const joins of [true, false]) {
      let most = 0;
      const { pool, tally } = poolHere({ joins });
      const index = pool.index(await large(), 3, { onRead: () => (most = Math.max(most, tally.decompressors)) });
      expect(await index).toEqual(await indexLayer(await packed(3 * 2 ** 20), 3));
      expect([most, tally.decompressors]).toEqual([1, 0]);
    }
  });

  it('leave the thread to a second layer', async () => {
    for (const joins of [true, false]) {
      let most = 0;
      const { pool, tally } = poolHere({ joins });
      const onRead = (): void => void (most = Math.max(most, tally.decompressors));
      await Promise.all([1, 2].map(async (position) => pool.index(await large(), position, { onRead })));
      expect(most).toBe(0);
    }
  });
});

describe('a worker of the system', () => {
  const running = (code: string) => () => new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));

  it('that throws is a failure of its layer with what it threw', async () => {
    const { pool } = poolHere({ startWorker: running("throw new RangeError('out of order')") });
    const failed = pool.index(await packed(workerBytes), 1, {});
    await expect(failed).rejects.toThrow(new RangeError('out of order'));
  });

  it('that ends without an answer is one too', async () => {
    const { pool } = poolHere({ startWorker: running('process.exit(3)') });
    await expect(pool.index(await packed(workerBytes), 5, {})).rejects.toThrow('read layer 5 ended with 3');
  });

  it('that never answers ends when aborted, and what waits for it is not begun', async () => {
    const ended: Promise<number>[] = [];
    let started = 0;
    const startWorker = (): Worker => {
      started++;
      const worker = running('setInterval(() => {}, 1000)')();
      ended.push(new Promise((resolve) => worker.once('exit', resolve)));
      return worker;
    };
    const { pool } = poolHere({ threads: 1, startWorker });
    const controller = new AbortController();
    const blob = await packed(workerBytes);
    const options = { signal: controller.signal, onRead: () => setTimeout(() => controller.abort('enough'), 20) };
    const both = await Promise.allSettled([pool.index(blob, 1, options), pool.index(blob, 2, options)]);
    expect(both).toEqual([1, 2].map(() => ({ status: 'rejected', reason: 'enough' })));
    await Promise.all(ended);
    expect(started).toBe(1);
  });
});
