import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DamagedCache } from '../../../src/source/cache/damagedCache.ts';
import { IndexCache } from '../../../src/source/cache/indexCache.ts';
import { random } from '../../support/random.ts';

const root = mkdtempSync(join(tmpdir(), 'layerscope-cache-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let cache: IndexCache;
let count = 0;
beforeEach(() => {
  folder = join(root, `cache-${count++}`);
  cache = opened();
});

const opened = (bound = 1e6, program = 'program 1'): IndexCache => new IndexCache({ folder, bound }, program);
const parts = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)];
const files = (): string[] => readdirSync(folder);
const fileOf = (identity: string): Promise<string> => written(opened(), identity, parts);

/** Writes and answers with the path of the file that is new. */
async function written(into: IndexCache, identity: string, what: readonly Uint8Array[]): Promise<string> {
  const before = new Set(statSync(folder, { throwIfNoEntry: false }) ? files() : []);
  into.write(identity, what);
  await into.settled();
  return join(folder, files().find((name) => !before.has(name)) ?? '');
}

const bytes = async (identity: string, from = cache): Promise<number[] | undefined> => {
  const sections = await allOf(from, identity);
  return sections?.flatMap((section) => [...section]);
};

/** All sections that the cache has under a name. */
const allOf = (from: IndexCache, identity: string): Promise<Uint8Array[] | undefined> =>
  from.read(identity, (sections) => Array.from({ length: sections.count }, (_, i) => sections.take(i)));

describe('the cache', () => {
  it('gives back the sections it was given, in another process too, each from a multiple of eight', async () => {
    await written(cache, 'file:1', parts);
    const sections = await allOf(opened(), 'file:1');
    expect(sections?.map((section) => [...section])).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(sections?.map(({ byteOffset }) => byteOffset % 8)).toEqual([0, 0]);
    expect(await bytes('file:2')).toBeUndefined();
  });

  it('is nobody else’s to read, and leaves nothing but its files', async () => {
    const path = await fileOf('file:1');
    expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(files()).toEqual([expect.stringMatching(/^[0-9a-f]{40}\.index$/)]);
  });

  it('keeps apart what programs that read otherwise wrote', async () => {
    await fileOf('file:1');
    expect(await bytes('file:1', opened(1e6, 'program 2'))).toBeUndefined();
    expect(await bytes('file:1')).toEqual([1, 2, 3, 4, 5]);
  });

  it('takes the last of two writers', async () => {
    const other = opened();
    cache.write('file:1', parts);
    other.write('file:1', [Uint8Array.of(9)]);
    await Promise.all([cache.settled(), other.settled()]);
    expect([[9], [1, 2, 3, 4, 5]]).toContainEqual(await bytes('file:1'));
    expect(files().length).toBe(1);
  });

  it('forgets what whoever reads it refuses, at once or later', async () => {
    await fileOf('file:1');
    expect(await cache.read('file:1', () => undefined)).toBeUndefined();
    expect(files()).toEqual([]);
    await fileOf('file:1');
    const sections = await cache.read('file:1', (found) => found);
    expect(() => sections!.refuse()).toThrow(DamagedCache);
    expect(files()).toEqual([]);
  });
});

describe('a file of the cache that is not what was written', () => {
  it('is nothing, and removed, whichever byte is wrong', async () => {
    const path = await fileOf('file:1');
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const data = Buffer.from(whole);
      data[at]! ^= 1 << (at & 7);
      writeFileSync(path, data);
      expect(await bytes('file:1'), `byte ${at}`).toBeUndefined();
      expect(files()).toEqual([]);
    }
  });

  it('is nothing at any other length', async () => {
    const path = await fileOf('file:1');
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(await bytes('file:1'), `${length} bytes`).toBeUndefined();
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(8)]));
    expect(await bytes('file:1')).toBeUndefined();
  });

  it('is nothing when it is noise', async () => {
    const path = await fileOf('file:1');
    const whole = readFileSync(path);
    const numbers = random(3);
    for (let i = 0; i < 300; i++) {
      const data = Buffer.from(whole);
      for (let left = 1 + numbers.below(20); left > 0; left--) data[numbers.below(data.length)] = numbers.below(256);
      if (data.equals(whole)) continue;
      writeFileSync(path, data);
      expect(await bytes('file:1')).toBeUndefined();
    }
  });

  it('is nothing when it was written for another layer', async () => {
    const path = await fileOf('file:1');
    const other = await written(cache, 'file:2', [Uint8Array.of(7)]);
    renameSync(other, path);
    expect(await bytes('file:1')).toBeUndefined();
  });

  it('is nothing when it is a folder', async () => {
    const path = await fileOf('file:1');
    rmSync(path);
    mkdirSync(path);
    expect(await bytes('file:1')).toBeUndefined();
  });
});

describe('a large file', () => {
  const large = [
    Uint8Array.of(1, 2, 3),
    Uint8Array.from({ length: 300_000 }, (_, i) => i * 7),
    Uint8Array.from({ length: 100_001 }, (_, i) => i * 11),
  ];
  const whole = (): Promise<string> => written(opened(1e7), 'file:1', large);
  const flip = (path: string, at: number): void => {
    const data = readFileSync(path);
    data[at]! ^= 1;
    writeFileSync(path, data);
  };

  it('is read section by section, and stays what it was when its name is gone', async () => {
    const path = await whole();
    const sections = (await cache.read('file:1', (found) => found))!;
    rmSync(path);
    expect([sections.count, Buffer.compare(sections.take(2), large[2]!)]).toEqual([3, 0]);
    expect(Buffer.compare(sections.take(1), large[1]!)).toBe(0);
  });

  it('says of a section that is damaged that it is, forgets the file, and gives the others', async () => {
    const path = await whole();
    flip(path, readFileSync(path).length >> 1);
    const sections = (await cache.read('file:1', (found) => found))!;
    expect([...sections.take(0)]).toEqual([1, 2, 3]);
    expect(() => sections.take(1)).toThrow(DamagedCache);
    expect(files()).toEqual([]);
    expect(() => sections.take(2)).toThrow(DamagedCache);
  });

  it('is nothing where its front is damaged or it is cut, before anything is taken', async () => {
    const path = await whole();
    for (const at of [0, 8, 20, 30, 34, 60, 90]) {
      flip(path, at);
      expect(await cache.read('file:1', (found) => found), `byte ${at}`).toBeUndefined();
      expect(files()).toEqual([]);
      await whole();
    }
    writeFileSync(path, readFileSync(path).subarray(0, -8));
    expect(await cache.read('file:1', (found) => found)).toBeUndefined();
  });

  it('is damaged where it is cut while it is open', async () => {
    const path = await whole();
    const sections = (await cache.read('file:1', (found) => found))!;
    truncateSync(path, 1000);
    expect(() => sections.take(1)).toThrow(DamagedCache);
  });

  it('is read whole and closed when many others are open', async () => {
    await whole();
    const descriptors = (): number => readdirSync('/dev/fd').length;
    const sections = (await cache.read('file:1', (found) => found))!;
    const before = descriptors();
    for (let i = 0; i < 200; i++) await cache.read('file:1', (found) => found);
    expect(descriptors() - before).toBeLessThan(130);
    expect(Buffer.compare(sections.take(1), large[1]!)).toBe(0);
  });
});

describe('the bound of the cache', () => {
  const megabyte = [new Uint8Array(1e6)];
  const use = (path: string, age: number): void => utimesSync(path, Date.now() / 1000 - age, Date.now() / 1000 - age);

  it('holds by leaving out what was not used for longest; reading is using', async () => {
    const bounded = opened(3.1e6);
    for (const [identity, age] of [['a', 300] as const, ['b', 200] as const, ['c', 100] as const]) {
      use(await written(bounded, identity, megabyte), age);
    }
    expect(await bytes('a', bounded)).toBeDefined();
    await written(bounded, 'd', megabyte);
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map(async (one) => (await bytes(one, bounded)) !== undefined));
    expect(kept).toEqual([true, false, true, true]);
  });

  it('is not exceeded by what is larger', async () => {
    await fileOf('small');
    const bounded = opened(500_000);
    bounded.write('large', megabyte);
    await bounded.settled();
    expect([(await bytes('large', bounded)) !== undefined, files().length]).toEqual([false, 1]);
  });

  it('of nothing is no cache', async () => {
    await fileOf('file:1');
    const none = opened(0);
    expect(await bytes('file:1', none)).toBeUndefined();
    none.write('file:2', parts);
    await none.settled();
    expect(files().length).toBe(1);
  });

  it('takes along what processes that died left half written, and leaves everything else', async () => {
    const path = await fileOf('file:1');
    const part = (pid: number): string => `${path}.${pid}.${crypto.randomUUID()}.part`;
    const [dead, alive, notes] = [part(2 ** 30), part(process.pid), join(folder, 'notes.txt')];
    for (const one of [dead, alive, notes]) writeFileSync(one, 'x');
    const other = await fileOf('file:2');
    expect(files().sort()).toEqual([path, alive, notes, other].map((one) => one.slice(folder.length + 1)).sort());
  });
});

describe('a cache that cannot be', () => {
  it('is none where a file stands in its place, and nobody hears of it', async () => {
    writeFileSync(folder, 'a file');
    cache.write('file:1', parts);
    await cache.settled();
    expect(await bytes('file:1')).toBeUndefined();
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });

  it('leaves nothing half written where a file cannot be put in its place', async () => {
    const path = await fileOf('file:1');
    rmSync(path);
    mkdirSync(path);
    cache.write('file:1', parts);
    cache.write('file:2', parts);
    await cache.settled();
    expect(files().map((name) => join(folder, name))).toEqual([path]);
  });

  it('is none in a folder that others may write to', async () => {
    await fileOf('file:1');
    chmodSync(folder, 0o777);
    const open = opened();
    expect(await bytes('file:1', open)).toBeUndefined();
    open.write('file:2', parts);
    await open.settled();
    expect(files().length).toBe(1);
  });
});
