import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenImage } from '../../src/model/openImage.ts';
import { openSource } from '../../src/source/openSource.ts';
import type { SourceOptions } from '../../src/source/sourceOptions.ts';
import { dockerArchive, type Files, ociImage, ociLayout, sha256, tarOf } from '../support/archive.ts';
import { file, layer } from '../support/layer.ts';
import { answering, dockerVersion, fakeEngine, json, onPort, tar } from './engine/fakeEngine.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-identity-'));
const path = join(folder, 'app.tar');
const opened: { close(): unknown }[] = [];
let layers: readonly Uint8Array[];
let archive: Uint8Array;

beforeAll(async () => {
  layers = [await layer(file('a', 'x')), await layer(file('b', 'y'))];
  archive = await dockerArchive({ layers });
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function identities(reference: string, more: Partial<SourceOptions> = {}): Promise<(string | undefined)[]> {
  const open: OpenImage = await openSource(reference, { env: { HOME: '/nonexistent' }, ...more });
  opened.push(open);
  return open.image.layers.map(({ position }) => open.openLayer(position)?.identity);
}

/** A file that was written a while ago. */
function old(name: string, data: Uint8Array): string {
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, data);
  utimesSync(name, 1_700_000_000, 1_700_000_000);
  return name;
}

describe('a layer of a file', () => {
  it('is named by the file and where it lies in it, the same each time', async () => {
    const { ino, size } = statSync(old(path, archive));
    const [a, b] = await identities(path);
    expect(a).toMatch(new RegExp(`^file:\\d+:${ino}:${size}:\\d+:\\d+:\\d+:${layers[0]!.length}$`));
    expect(a).not.toBe(b);
    expect(await identities(path)).toEqual([a, b]);
  });

  it('has another name after a byte was written, also when the time of the change was set back', async () => {
    old(path, archive);
    const before = await identities(path);
    const descriptor = openSync(path, 'r+');
    const byte = Buffer.alloc(1);
    readSync(descriptor, byte, 0, 1, 600);
    writeSync(descriptor, byte, 0, 1, 600);
    closeSync(descriptor);
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    const after = await identities(path);
    expect(after[0]).toBeDefined();
    expect(after[0]).not.toBe(before[0]);
  });

  it('has none while the file may still be written to, or says it will be', async () => {
    writeFileSync(path, archive);
    expect(await identities(path)).toEqual([undefined, undefined]);
    utimesSync(path, 4_000_000_000, 4_000_000_000);
    expect(await identities(path)).toEqual([undefined, undefined]);
  });

  it('has one where the archive is compressed as a whole, by the file that is kept', async () => {
    const { ino } = statSync(old(join(folder, 'app.tar.gz'), gzipSync(archive)));
    const [a] = await identities(join(folder, 'app.tar.gz'));
    expect(a).toMatch(new RegExp(`^file:\\d+:${ino}:`));
  });

  it('has one in a layout, by its own file', async () => {
    const files: Files = new Map();
    ociLayout(files, [ociImage(files, { layers })]);
    for (const [name, data] of files) old(join(folder, 'layout', name), data);
    const [a, b] = await identities(join(folder, 'layout'));
    expect(a).toMatch(/^file:/);
    expect(a).not.toBe(b);
  });

  it('is never named by what the archive claims', async () => {
    const files: Files = new Map();
    ociLayout(files, [ociImage(files, { layers })]);
    for (const one of await identities(old(path, await tarOf(files)))) expect(one).toMatch(/^file:/);
  });
});

it('a layer of standard input has no name: the spool is gone with the process, and its number goes to another file', async () => {
  const stdin = (async function* () {
    yield archive;
  })();
  expect(await identities('-', { stdin: () => stdin })).toEqual([undefined, undefined]);
});

describe('a layer that an engine exports', () => {
  const diffIds = (): string[] => layers.map((one) => `sha256:${sha256(one)}`);
  const answers = (rootfs: unknown, data = archive) => ({
    '/version': json(dockerVersion),
    '/images/get': tar(data),
    '/images/': json({ Id: `sha256:${'0'.repeat(64)}`, RepoTags: ['test:latest'], RootFS: rootfs }),
  });
  const named = async (rootfs: unknown, data?: Uint8Array): Promise<(string | undefined)[]> => {
    const engine = await fakeEngine(answers(rootfs, data));
    opened.push(engine);
    return identities('docker-daemon:test', { env: { HOME: '/nonexistent', DOCKER_HOST: engine.address } });
  };

  it('is named by its diff id when the engine says that it has it', async () => {
    expect(await named({ Type: 'layers', Layers: diffIds() })).toEqual(diffIds());
  });

  it.each([
    ['other diff ids', { Layers: [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`] }],
    ['one too few', { Layers: [`sha256:${'1'.repeat(64)}`] }],
    ['nothing', undefined],
    ['no list', { Layers: 'sha256' }],
    ['no texts', { Layers: [1, 2] }],
  ])('has no name when the engine says %s', async (_, rootfs) => {
    expect(await named(rootfs)).toEqual([undefined, undefined]);
  });

  it('is named by the digest that the engine gave its file, packed or not, whatever the image says', async () => {
    const files: Files = new Map();
    const packed = layers.map((one) => Uint8Array.from(gzipSync(one)));
    ociLayout(files, [ociImage(files, { layers, pack: (one) => packed[layers.indexOf(one)]! })]);
    const digests = packed.map((one) => `sha256:${sha256(one)}`);
    expect(await named({ Layers: diffIds() }, await tarOf(files))).toEqual(digests);
    expect(await named({ Layers: [] }, await tarOf(files))).toEqual(digests);
  });

  it('has no name when the engine is somewhere else: what it says is not told of other images', async () => {
    const { port, ...server } = await onPort(createServer(answering(answers({ Layers: diffIds() }))));
    opened.push(server);
    const env = { HOME: '/nonexistent', DOCKER_HOST: `tcp://127.0.0.1:${port}` };
    expect(await identities('docker-daemon:test', { env })).toEqual([undefined, undefined]);
  });
});
