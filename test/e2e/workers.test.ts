import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it, vi } from 'vitest';
import { DigestThread } from '../../src/load/digestThread.ts';
import { indexLayer } from '../../src/load/indexLayer.ts';
import { asideBytes, IndexPool, workerBytes } from '../../src/load/indexPool.ts';
import { verifyLayer } from '../../src/load/verifyLayers.ts';
import type { LayerBytes } from '../../src/model/openImage.ts';
import { descriptorBytes } from '../../src/source/descriptorBytes.ts';
import { dockerArchive, sha256 } from '../support/archive.ts';
import { find, pathNames } from '../support/find.ts';
import { file, layer, whiteout } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { run, runAndInterrupt } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-e2e-workers-'));
const path = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

/** Does not compress, so that a layer with it is large enough for a worker. */
function noise(seed: number): Buffer {
  const { below } = random(seed);
  return Buffer.from(Uint32Array.from({ length: workerBytes / 4 + 10_000 * seed }, () => below(2 ** 32)).buffer);
}

const large = [
  layer(file('etc/one', noise(1)), file('gone', 'x')),
  layer(file('etc/two', noise(2)), whiteout('gone')),
  layer(file('etc/three', noise(3)), file('etc/two', 'small')),
];

it('the workers of the bundle give the index that this thread gives', async () => {
  const data = gzipSync(await large[0]!);
  writeFileSync(path('layer'), data);
  const descriptor = openSync(path('layer'), 'r');
  const place = { descriptor, start: 0, length: data.length };
  const blob: LayerBytes = { bytes: descriptorBytes(descriptor, 0, data.length), compression: 'gzip', place };
  // said to be so large that a second thread is worth it
  const huge = { ...blob, bytes: { ...blob.bytes, size: asideBytes } };
  const started: string[] = [];
  const startWorker = (file: string): Worker => {
    started.push(file);
    return new Worker(new URL(`../../dist/${file}`, import.meta.url));
  };
  const pool = new IndexPool({
    threads: 2,
    joins: false,
    startWorker: () => startWorker('indexWorker.js'),
    startDecompressor: () => startWorker('decompressWorker.js'),
  });
  try {
    for (const one of [blob, huge]) expect(await pool.index(one, 1, {})).toEqual(await indexLayer(blob, 1));
    expect(started).toEqual(['indexWorker.js', 'indexWorker.js', 'decompressWorker.js']);
  } finally {
    closeSync(descriptor);
  }
});

it('the search thread of the bundle answers as the search does', async () => {
  const paths = ['', 'bin/sh', 'etc/motd', 'usr/share/doc'];
  const worker = new Worker(new URL('../../dist/searchWorker.js', import.meta.url));
  try {
    worker.postMessage({ paths: pathNames(paths) });
    worker.postMessage({ id: 7, query: 'sh', limit: 9 });
    const [answer] = await once(worker, 'message');
    expect(answer).toEqual({ id: 7, ...find(paths, 'sh', 9) });
  } finally {
    await worker.terminate();
  }
});

it('the digest thread of the bundle says what this thread says, and gives up when it is told to', async () => {
  const tar = await large[0]!;
  writeFileSync(path('checked'), gzipSync(tar));
  const descriptor = openSync(path('checked'), 'r');
  const length = statSync(path('checked')).size;
  const place = { descriptor, start: 0, length };
  const blob: LayerBytes = { bytes: descriptorBytes(descriptor, 0, length), compression: 'gzip', place };
  const right = { position: 1, diffId: `sha256:${sha256(tar)}` };
  const thread = new DigestThread(() => new Worker(new URL('../../dist/digestWorker.js', import.meta.url)));
  const giveUp = new AbortController();
  try {
    for (const claims of [right, { position: 2, diffId: `sha256:${sha256(Buffer.from('x'))}` }]) {
      const verdict = await thread.check(claims, blob, giveUp.signal);
      expect(verdict).toEqual(await verifyLayer(claims, blob, {}));
      expect(verdict.verified).toBe(claims === right);
    }
    const checking = thread.check(right, blob, giveUp.signal);
    giveUp.abort(new Error('enough'));
    await expect(checking).rejects.toThrow('enough');
  } finally {
    await thread.end();
    closeSync(descriptor);
  }
});

it('layers that workers read make the report that plain ones make', async () => {
  const tars = await Promise.all(large);
  writeFileSync(path('plain.tar'), await dockerArchive({ layers: tars }));
  writeFileSync(path('packed.tar'), await dockerArchive({ layers: tars.map((tar) => gzipSync(tar)) }));
  const [plain, packed] = await Promise.all(
    ['plain.tar', 'packed.tar'].map((name) => run([path(name), '--format', 'json'])),
  );
  const changes = (text: string): unknown => JSON.parse(text).layers.map((one: { changes: unknown }) => one.changes);
  expect([packed!.code, packed!.stderr]).toEqual([0, '']);
  expect(changes(packed!.stdout)).toEqual(changes(plain!.stdout));
});

it('an interruption while layers are read ends with 130 and says nothing', async () => {
  // one member of fifty megabytes of zeros, again and again: gigabytes to read out of a small file
  const size = 51_200_000;
  const entry = gzipSync((await layer(file('zeros', Buffer.alloc(size)))).subarray(0, 512 + size));
  const zeros = Buffer.concat(Array.from({ length: 100 }, () => entry));
  expect(zeros.length).toBeGreaterThan(workerBytes);
  const last = gzipSync(await layer(file('last', 'x')));
  writeFileSync(path('zeros.tar'), await dockerArchive({ layers: [zeros, Buffer.concat([zeros, last])] }));
  const log = path('log');
  const reading = () => vi.waitFor(() => expect(readFileSync(log, 'utf8')).toMatch(/reading layer/), 15_000);
  const ended = await runAndInterrupt([path('zeros.tar'), '--format', 'json', '--debug', log], reading);
  expect(ended).toEqual({ code: 130, stdout: '', stderr: '' });
});
