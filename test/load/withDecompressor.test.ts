import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type IndexOptions, indexLayer } from '../../src/load/indexLayer.ts';
import { serveDecompress } from '../../src/load/serveDecompress.ts';
import { type DecompressWorker, withDecompressor } from '../../src/load/withDecompressor.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import type { LayerBytes } from '../../src/model/openImage.ts';
import { FileLayers } from '../support/fileLayers.ts';
import { file, layer } from '../support/layer.ts';
import { workerHere } from '../support/workerHere.ts';

const layers = new FileLayers();
afterAll(() => layers.close());

let ended = 0;

const decompressor = (): DecompressWorker => workerHere(serveDecompress, () => ended++);

function beside(blob: LayerBytes, options: IndexOptions = {}, worker = decompressor()): Promise<LayerIndex> {
  return withDecompressor(worker, blob, options, (more) => {
    expect(more.aside).toBeDefined();
    return indexLayer(blob, 2, more);
  });
}

describe('a layer that another thread decompresses', () => {
  it('has the index that it has without, however much there is of it', async () => {
    for (const bytes of [1000, 300_000, 5 * 2 ** 20]) {
      const blob = await layers.packed(bytes);
      expect(await beside(blob)).toEqual(await indexLayer(blob, 2));
    }
  });

  it('has the same problems', async () => {
    const whole = gzipSync(await layer(file('a', 'a'.repeat(600_000)), file('b', 'b')));
    const cut = whole.subarray(0, whole.length - 300);
    const spoiled = Uint8Array.from(whole);
    spoiled.fill(0x55, 200, 260);
    const followed = Buffer.concat([whole, Buffer.from('more')]);
    const problems = await Promise.all(
      [cut, spoiled, followed].map(async (data) => {
        const blob = layers.of(data, 'gzip');
        const index = await beside(blob);
        expect(index).toEqual(await indexLayer(blob, 2));
        return index.problems.map(({ code }) => code);
      }),
    );
    expect(problems).toEqual([['truncated-layer'], ['corrupt-compression'], ['trailing-data']]);
  });

  it('tells how far it is', async () => {
    const blob = await layers.packed(3 * 2 ** 20);
    const told: number[] = [];
    await beside(blob, { onRead: (done) => told.push(done) });
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(blob.bytes.size);
  });

  it('is given up when nobody wants it any more', async () => {
    const before = ended;
    const controller = new AbortController();
    const onRead = (): void => controller.abort('enough');
    const blob = await layers.packed(3 * 2 ** 20);
    await expect(beside(blob, { onRead, signal: controller.signal })).rejects.toBe('enough');
    expect(ended).toBe(before + 1);
  });

  it('fails with what broke the thread down', async () => {
    const running = (code: string): Worker => new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
    const blob = await layers.packed(1000);
    const thrown = beside(blob, {}, running("throw new RangeError('out of order')"));
    await expect(thrown).rejects.toThrow(new RangeError('out of order'));
    await expect(beside(blob, {}, running('process.exit(3)'))).rejects.toThrow('ended with 3');
  });
});
