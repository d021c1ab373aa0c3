import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compressionOf } from '../../src/archive/compression/compression.ts';
import { LaidTable } from '../../src/layers/laidTable.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { IndexesInUse } from '../../src/load/indexesInUse.ts';
import { indexLayer } from '../../src/load/indexLayer.ts';
import { SharedIndexes } from '../../src/load/sharedIndexes.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import type { LayerBytes } from '../../src/model/openImage.ts';
import { DamagedCache } from '../../src/source/cache/damagedCache.ts';
import { IndexCache } from '../../src/source/cache/indexCache.ts';
import { draw } from '../support/draw.ts';
import { file, hardlink, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';
import { random } from '../support/random.ts';
import { wholeIndex } from '../support/sections.ts';

const root = mkdtempSync(join(tmpdir(), 'layerscope-shared-'));
afterAll(() => rmSync(root, { recursive: true }));

const many = Array.from({ length: 2001 }, (_, i) => file(`d/${i}`, `${i}`));
const large = await layer(...many, hardlink('broken', 'nowhere'));
const small = await layer(file('a', 'x'));

let folder: string;
let count = 0;
let reads = 0;
beforeEach(() => {
  folder = join(root, `${count++}`);
  reads = 0;
});

const index: ConstructorParameters<typeof SharedIndexes>[0] = (...args) => {
  reads++;
  return indexLayer(...args);
};

/** Loads a layer as a new process would, and waits until the cache has what it will have. */
async function load(tar: Uint8Array, identity?: string, position = 1) {
  const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
  const bytes = memoryBytes(tar);
  const blob: LayerBytes = { bytes, compression: compressionOf(bytes), ...(identity && { identity }) };
  const result = await new SharedIndexes(index, cache).index(blob, position, {});
  await cache.settled();
  return wholeIndex(result);
}

describe('with a cache', () => {
  it('a layer is read once, and the same in every later process', async () => {
    const first = await load(large, 'file:1');
    expect(await load(large, 'file:1')).toEqual(first);
    expect(reads).toBe(1);
  });

  it('a packed layer keeps the digests of its contents', async () => {
    const first = await load(gzipSync(large), 'file:1');
    const again = await load(gzipSync(large), 'file:1');
    expect(again.digests.length).toBe(again.length * 32);
    expect([again, reads]).toEqual([first, 1]);
  });

  it('problems are told of the layer that it is this time', async () => {
    await load(large, 'file:1', 1);
    expect((await load(large, 'file:1', 7)).problems.map((problem) => problem.layer)).toEqual([7]);
  });

  it('a layer that nothing names for good is read each time, and not kept', async () => {
    await load(large);
    await load(large);
    expect(reads).toBe(2);
  });

  it('another file is another layer', async () => {
    await load(large, 'file:1');
    await load(large, 'file:2');
    expect(reads).toBe(2);
  });

  it('what is read quickly is not kept', async () => {
    await load(small, 'file:1');
    await load(small, 'file:1');
    expect(reads).toBe(2);
  });

  it.each([
    // one byte into a header or a body
    ['a tar', large.subarray(0, large.length - (large.length % 512) - 5 * 1024 + 1)],
    ['a stream', gzipSync(large).subarray(0, -5000)],
  ])('%s that breaks off is not kept', async (_, cut) => {
    await load(cut, 'file:1');
    await load(cut, 'file:1');
    expect(reads).toBe(2);
  });

  it('a file of the cache that holds something else is replaced', async () => {
    await load(large, 'file:1');
    const [name] = readdirSync(folder);
    writeFileSync(join(folder, name!), 'something else');
    const first = await load(large, 'file:1');
    expect([await load(large, 'file:1'), reads]).toEqual([first, 2]);
  });

  it('what was kept and is no index is read again', async () => {
    const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
    cache.write('file:1', [new Uint8Array(80)]);
    await cache.settled();
    const first = await load(large, 'file:1');
    expect([await load(large, 'file:1'), reads]).toEqual([first, 1]);
  });
});

it('layers that one engine answers for are read once, in whatever spools they lie', async () => {
  const indexes = new SharedIndexes(index);
  const blob = (): LayerBytes => ({ bytes: memoryBytes(large), compression: 'none', identity: 'sha256:1' });
  const [a, b] = [await indexes.index(blob(), 1, {}), await indexes.index(blob(), 2, {})];
  expect([a.body === b.body, indexes.spared, reads]).toEqual([true, 1, 1]);
});

describe('a layer of an image that is looked at', () => {
  const inUse = new IndexesInUse();
  const open = async (tar: Uint8Array, position: number, identity?: string) => {
    const indexes = new SharedIndexes(index, undefined, inUse);
    const blob: LayerBytes = { bytes: memoryBytes(tar), compression: 'none', ...(identity && { identity }) };
    return { index: await indexes.index(blob, position, {}), spared: indexes.spared };
  };

  it('is not read again by what is opened beside it', async () => {
    const [first, second] = [await open(large, 1, 'file:1'), await open(large, 3, 'file:1')];
    expect([second.index.body === first.index.body, first.spared, second.spared, reads]).toEqual([true, 0, 1, 1]);
    expect(second.index.problems.map(({ layer: position }) => position)).toEqual([3]);
  });

  it('is read again when nothing names it for good, or when it broke off', async () => {
    const cut = large.subarray(0, large.length - (large.length % 512) - 5 * 1024 + 1);
    for (const [tar, identity] of [[large, undefined] as const, [cut, 'file:2'] as const]) {
      reads = 0;
      const [first, second] = [await open(tar, 1, identity), await open(tar, 1, identity)];
      expect([second.index.body === first.index.body, reads]).toEqual([false, 2]);
    }
  });
});

describe('the fold of an image', () => {
  const wide = (name: string): Promise<Uint8Array> =>
    layer(...Array.from({ length: 11_000 }, (_, i) => file(`${name}/${i}`)));

  /** The stack as a new process would have it, and how many files the cache has then. */
  async function stackOf(tars: readonly Uint8Array[], identities: readonly (string | undefined)[]) {
    const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
    const indexes = new SharedIndexes(index, cache);
    const blobs = tars.map((tar, i): LayerBytes => {
      const identity = identities[i];
      return { bytes: memoryBytes(tar), compression: 'none', ...(identity && { identity }) };
    });
    const read = await Promise.all(blobs.map((blob, i) => indexes.index(blob, i + 1, {})));
    const stack = await indexes.stack(openBlobs(tars).image, blobs, read);
    await cache.settled();
    return { stack, files: readdirSync(folder).length };
  }

  it('is kept beside its layers and comes back, for these layers in this order', async () => {
    const tars = [await wide('a'), await wide('b')];
    const first = await stackOf(tars, ['file:1', 'file:2']);
    const again = await stackOf(tars, ['file:1', 'file:2']);
    expect([first.files, again.files, reads]).toEqual([3, 3, 2]);
    expect(again.stack.paths).toBeInstanceOf(LaidTable);
    expect(draw(treeAt(again.stack, 2))).toEqual(draw(treeAt(first.stack, 2)));
    expect((await stackOf(tars.toReversed(), ['file:2', 'file:1'])).files).toBe(4);
  });

  it('is the same as without the cache, or said to be damaged, wherever a byte of a file is wrong', async () => {
    const tars = [await wide('a'), await wide('b')];
    const names = ['file:1', 'file:2'];
    const seen = draw(treeAt((await stackOf(tars, names)).stack, 2)).join('\n');
    const numbers = random(21);
    let damaged = 0;
    for (let i = 0; i < 30; i++) {
      const files = readdirSync(folder).map((name) => join(folder, name));
      expect(files.length).toBe(3);
      const path = files[i % 3]!;
      const data = readFileSync(path);
      data[numbers.below(data.length)]! ^= 1 << numbers.below(8);
      writeFileSync(path, data);
      try {
        expect(draw(treeAt((await stackOf(tars, names)).stack, 2)).join('\n') === seen).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedCache);
        expect(existsSync(path)).toBe(false);
        damaged++;
      }
      // columns that nobody asked for are damaged still
      rmSync(path, { force: true });
      await stackOf(tars, names);
    }
    expect(damaged).toBeGreaterThan(3);
  });

  it('is not kept when nothing names one of the layers for good, or when there is little to fold', async () => {
    expect((await stackOf([await wide('a'), await wide('b')], ['file:1', undefined])).files).toBe(1);
    expect((await stackOf([await wide('a')], ['file:1'])).files).toBe(1);
  });
});

describe('a layer that arrives before its image is known', () => {
  const path = join(root, 'spool');
  writeFileSync(path, large);
  const descriptor = openSync(path, 'r');
  afterAll(() => closeSync(descriptor));
  const blob = (identity?: string): LayerBytes => ({
    bytes: memoryBytes(large),
    compression: 'none',
    place: { descriptor, start: 0, length: large.length },
    ...(identity && { identity }),
  });
  const wanted = new AbortController().signal;

  it('is read at once, and found when it is asked for, at its position', async () => {
    const indexes = new SharedIndexes(index);
    indexes.arrived(blob(), wanted);
    expect(reads).toBe(1);
    const found = await indexes.index(blob(), 4, {});
    expect([found.problems.map(({ layer: position }) => position), reads, indexes.spared]).toEqual([[4], 1, 0]);
  });

  it('is kept under the name that only the opened image gives it', async () => {
    const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
    const indexes = new SharedIndexes(index, cache);
    indexes.arrived(blob(), wanted);
    await indexes.index(blob('sha256:1'), 1, {});
    await cache.settled();
    expect(await new SharedIndexes(index, cache).knows(['sha256:1'])).toBe(true);
    expect(reads).toBe(1);
  });

  it('is read again when it was dropped meanwhile', async () => {
    const indexes = new SharedIndexes(index);
    const dropped = new AbortController();
    indexes.arrived(blob(), dropped.signal);
    dropped.abort();
    expect((await indexes.index(blob(), 1, {})).length).toBeGreaterThan(2000);
    expect(reads).toBe(2);
  });

  it('is not waited for by who gives up', async () => {
    const indexes = new SharedIndexes(() => new Promise(() => {}));
    indexes.arrived(blob(), wanted);
    const reason = new Error('enough');
    await expect(indexes.index(blob(), 1, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('fails for who asks for it, and for nobody else', async () => {
    const failure = new Error('i/o error, read');
    const indexes = new SharedIndexes(() => Promise.reject(failure));
    indexes.arrived(blob(), wanted);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(indexes.index(blob(), 1, {})).rejects.toBe(failure);
  });
});

describe('layers that are known without their bytes', () => {
  it('are those that the cache has all of, small ones too when an engine names them', async () => {
    await load(large, 'sha256:1');
    await load(small, 'sha256:2');
    const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
    const indexes = new SharedIndexes(index, cache);
    expect(await indexes.knows(['sha256:1', 'sha256:2'])).toBe(true);
    expect(await indexes.knows(['sha256:1', 'sha256:3'])).toBe(false);
    expect(await indexes.knows(['sha256:1', undefined])).toBe(false);
    expect(await new SharedIndexes(index).knows([])).toBe(false);
    reads = 0;
    const away: LayerBytes = { bytes: { size: 0, read: () => 0 }, compression: 'none', identity: 'sha256:2' };
    expect([(await indexes.index(away, 1, {})).entries, reads]).toEqual([1, 0]);
  });
});
