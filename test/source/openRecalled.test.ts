import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readEquality } from '../../src/load/readEquality.ts';
import { readFiles } from '../../src/load/readFiles.ts';
import { SharedIndexes } from '../../src/load/sharedIndexes.ts';
import { verifyLayers } from '../../src/load/verifyLayers.ts';
import type { OpenImage, Progress } from '../../src/model/openImage.ts';
import { IndexCache } from '../../src/source/cache/indexCache.ts';
import { openSource } from '../../src/source/openSource.ts';
import type { SourceOptions } from '../../src/source/sourceOptions.ts';
import { dockerArchive, type ImageParts, sha256, tarOf } from '../support/archive.ts';
import { draw } from '../support/draw.ts';
import { directory, file, layer } from '../support/layer.ts';
import {
  type Answers,
  answering,
  dockerVersion,
  type FakeEngine,
  fakeEngine,
  json,
  onPort,
  podmanVersion,
  tar,
} from './engine/fakeEngine.ts';

const root = mkdtempSync(join(tmpdir(), 'layerscope-recalled-'));
afterAll(() => rmSync(root, { recursive: true }));

const layers = [await layer(directory('etc'), file('etc/motd', 'hi')), await layer(file('etc/motd', 'ho'))];
const diffIds = layers.map((one) => `sha256:${sha256(one)}`);
const parts: ImageParts = { layers, names: ['app:1'], config: { config: { Env: ['A=b'] } } };
const archive = await dockerArchive(parts);
const id = configId(archive);

/** The name of the config in an archive of `dockerArchive` is its digest. */
function configId(bytes: Uint8Array): string {
  return `sha256:${/([0-9a-f]{64})\.json/.exec(Buffer.from(bytes).toString('latin1'))![1]}`;
}

let folder: string;
let count = 0;
const opened: { close(): unknown }[] = [];
beforeEach(() => {
  folder = join(root, `${count++}`);
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const described = { Id: id, RepoTags: ['app:1', 'app:same'], Size: 5000, RootFS: { Layers: diffIds } };
const answers: Answers = { '/version': json(dockerVersion), '/images/get': tar(archive), '/images/': json(described) };

async function having(more: Answers = {}): Promise<FakeEngine> {
  const engine = await fakeEngine({ ...answers, ...more });
  opened.push(engine);
  return engine;
}

/** Opens and loads an image as a new process does, and waits until the cache has what it will have. */
async function load(address: string, more: Partial<SourceOptions> = {}, reference = 'app:1') {
  const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
  const indexes = new SharedIndexes(undefined, cache);
  const env = { HOME: '/nonexistent', DOCKER_HOST: address };
  const open = await openSource(`docker-daemon:${reference}`, { env, indexes, ...more });
  opened.push(open);
  const stack = await loadImage(open, { indexes });
  await cache.settled();
  return { open, stack, tree: treeAt(stack, 2) };
}

const exports = ({ urls }: FakeEngine): number => urls.filter((url) => url.startsWith('/images/get')).length;

describe('an image of an engine whose layers are all known', () => {
  it('opens without an export, as the very same image', async () => {
    const engine = await having();
    const first = await load(engine.address);
    const again = await load(engine.address);
    expect(exports(engine)).toBe(1);
    expect(again.open.image).toEqual(first.open.image);
    expect(draw(again.tree)).toEqual(draw(first.tree));
  });

  it('has the names of today', async () => {
    await load((await having()).address);
    const engine = await having({ '/images/': json({ ...described, RepoTags: ['app:2'] }) });
    const { image } = (await load(engine.address, {}, 'app:2')).open;
    expect([image.names, image.reference, exports(engine)]).toEqual([['app:2'], 'app:2', 0]);
  });

  it('has its contents exported once, by its id, when they are asked for', async () => {
    const engine = await having();
    await load(engine.address);
    const told: (Progress | undefined)[] = [];
    const { open, tree, stack } = await load(engine.address, { onContents: (progress) => told.push(progress) });
    const read = () => readFiles(open, tree, ['etc/motd']);
    const [a, b] = await Promise.all([read(), read()]);
    expect([a, b].map((files) => Buffer.from(files.get('etc/motd')!).toString())).toEqual(['ho', 'ho']);
    expect(engine.urls.filter((url) => url.startsWith('/images/get')).at(-1)).toBe(
      `/images/get?names=${encodeURIComponent(id)}`,
    );
    expect(exports(engine)).toBe(2);
    expect(told[0]).toEqual({
      stage: 'waiting for docker (DOCKER_HOST) to export the contents of app:1',
      done: 0,
    });
    expect(told.at(-1)).toBeUndefined();
    expect((await verifyLayers(open, () => {})).verified).toEqual([true, true]);
    expect(stack.image.layers.map(({ position }) => open.openLayer(position)?.bytes.size)).toEqual(
      layers.map(({ length }) => length),
    );
  });

  it('has nothing exported for questions that need no contents', async () => {
    const engine = await having();
    await load(engine.address);
    const { open, stack, tree } = await load(engine.address);
    for await (const _ of readEquality(open, stack, [])) expect.unreachable();
    expect((await readFiles(open, tree, ['etc', 'nowhere'])).size).toBe(0);
    expect(exports(engine)).toBe(1);
  });

  it('says so when the engine does not have it any more, and tries again when asked again', async () => {
    const engine = await having();
    await load(engine.address);
    let isThere = false;
    const later = await having({
      '/images/get': (response, request) =>
        isThere
          ? answers['/images/get']!(response, request)
          : json({ message: 'No such image' }, 404)(response, request),
    });
    const { open, tree } = await load(later.address);
    await expect(readFiles(open, tree, ['etc/motd'])).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^the contents of app:1 cannot be read: docker at unix:.*No such image/),
    });
    isThere = true;
    expect((await readFiles(open, tree, ['etc/motd'])).size).toBe(1);
  });

  it('refuses the contents of another image', async () => {
    await load((await having()).address);
    const other = await dockerArchive({ ...parts, config: {} });
    const { open, tree } = await load((await having({ '/images/get': tar(other) })).address);
    await expect(readFiles(open, tree, ['etc/motd'])).rejects.toThrow('gave another image than app:1');
  });

  it('lets who waits for contents give up, and ends the export when it is closed', async () => {
    await load((await having()).address);
    const silent = await having({
      '/images/get': (response) => response.writeHead(200).write(archive.subarray(0, 600)),
    });
    const { open, tree } = await load(silent.address);
    const controller = new AbortController();
    const reason = new Error('another row');
    const waiting = readFiles(open, tree, ['etc/motd'], { signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    open.close();
    await silent.hungUp;
  });
});

describe('an export is asked for', () => {
  const exportsAgain = async (more: Answers, options: Partial<SourceOptions> = {}): Promise<void> => {
    await load((await having()).address);
    const engine = await having(more);
    await load(engine.address, options);
    expect(exports(engine)).toBe(1);
  };

  it('where the cache is not to be asked', () => exportsAgain({}, { indexes: new SharedIndexes() }));
  it('for a platform: which image that is the export says', () => exportsAgain({}, { platform: 'linux/amd64' }));
  it('for one of several images', () => exportsAgain({}, { image: '@1' }));
  it('when the engine says other layers than the config', () =>
    exportsAgain({ '/images/': json({ ...described, RootFS: { Layers: diffIds.toReversed() } }) }));
  it('when the engine does not say its layers', () =>
    exportsAgain({ '/images/': json({ ...described, RootFS: null }) }));
  it('by another engine, which may name its layers otherwise', () => exportsAgain({ '/version': json(podmanVersion) }));

  it('when a file of the cache is damaged, whichever', async () => {
    const engine = await having();
    const { tree } = await load(engine.address);
    const names = readdirSync(folder);
    expect(names).toHaveLength(3);
    for (const [i, name] of names.entries()) {
      const data = readFileSync(join(folder, name));
      data[data.length >> 1]! ^= 1;
      writeFileSync(join(folder, name), data);
      expect(draw((await load(engine.address)).tree)).toEqual(draw(tree));
      expect(exports(engine)).toBe(i + 2);
    }
  });

  it('when what is kept is not the config that the id names', async () => {
    const engine = await having();
    const cache = new IndexCache({ folder, bound: 1e9 }, 'test');
    await load(engine.address);
    for (const kept of ['{"config":"{}","digests":[]}', '{"config":1}', 'null', '{']) {
      cache.write(`image:docker:${id}`, [Buffer.from(kept)]);
      await cache.settled();
      const before = exports(engine);
      expect((await load(engine.address)).open.image.id).toBe(id);
      expect(exports(engine)).toBe(before + 1);
    }
  });

  it('each time where the id is no config’s, as in the containerd store', async () => {
    const engine = await having({ '/images/': json({ ...described, Id: `sha256:${'5'.repeat(64)}` }) });
    await load(engine.address);
    await load(engine.address);
    expect(exports(engine)).toBe(2);
  });

  it('each time of an engine that is somewhere else', async () => {
    const urls: string[] = [];
    const { port, ...server } = await onPort(createServer(answering(answers, urls)));
    opened.push(server);
    await load(`tcp://127.0.0.1:${port}`);
    await load(`tcp://127.0.0.1:${port}`);
    expect(urls.filter((url) => url.startsWith('/images/get'))).toHaveLength(2);
  });

  it('each time of an export that holds more than its config says', async () => {
    const odd = await tarOf([['manifest.json', 'x'], ...(await entriesOf(archive))]);
    const engine = await having({ '/images/get': tar(odd) });
    const first: OpenImage = (await load(engine.address)).open;
    expect(first.image.problems.map(({ code }) => code)).toEqual(['manifest-duplicate']);
    await load(engine.address);
    expect(exports(engine)).toBe(2);
  });
});

/** The files of an archive of `dockerArchive`. */
async function entriesOf(bytes: Uint8Array): Promise<[string, Uint8Array][]> {
  const { tarDirectory } = await import('../../src/archive/tar/tarDirectory.ts');
  const { memoryBytes } = await import('../../src/model/bytes.ts');
  return [...tarDirectory(memoryBytes(bytes)).entries.values()].map(({ name, offset, length }) => [
    name,
    bytes.subarray(offset, offset + length),
  ]);
}
