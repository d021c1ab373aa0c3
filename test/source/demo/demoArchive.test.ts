import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoArchive } from '../../../src/source/demo/demoArchive.ts';
import { type DemoImage, demoImages } from '../../../src/source/demo/demoImages.ts';
import { sha256 } from '../../support/archive.ts';

type Found = { readonly header: Header; readonly body: Buffer };
type Config = { rootfs: { diff_ids: string[] } };
type Opened = { names: string[]; config: Config; configId: string; layers: Found[][]; layerIds: string[] };

const folder = new URL('../../../../shared/images/', import.meta.url).pathname;
const archives: Record<DemoImage, string> = {
  'hello-nix': `${folder}hello-nix.tar.gz`,
  'hello-docker': `${folder}hello-docker.docker20.tar`,
};
const realArchives = Object.values(archives).every(existsSync);
const program = {
  'hello-nix': '/nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0/bin/hello',
  'hello-docker': 'bin/hello',
};

/** tar-stream is the second opinion: none of our own readers takes part. */
async function entriesOf(tar: Uint8Array): Promise<Found[]> {
  const reader = extract();
  reader.end(tar);
  const found: Found[] = [];
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    found.push({ header: entry.header, body: Buffer.concat(chunks) });
  }
  return found;
}

async function imagesOf(archive: Uint8Array): Promise<Opened[]> {
  const files = new Map((await entriesOf(archive)).map(({ header, body }) => [header.name, body]));
  const manifest = JSON.parse(String(files.get('manifest.json')));
  return Promise.all(
    manifest.map(async (row: { Config: string; RepoTags: string[]; Layers: string[] }) => ({
      names: row.RepoTags,
      config: JSON.parse(String(files.get(row.Config))),
      configId: sha256(files.get(row.Config)!),
      layers: await Promise.all(row.Layers.map((name) => entriesOf(files.get(name)!))),
      layerIds: row.Layers.map((name) => `sha256:${sha256(files.get(name)!)}`),
    })),
  );
}

/** What an entry is, but for its bytes and the names of its owner; the type bits that Docker adds to the mode left out. */
function facts({ header: { name, type, mode, uid, gid, size, mtime, linkname } }: Found) {
  return { name, type, mode: mode & 0o7777, uid, gid, size, mtime: mtime.getTime(), target: linkname };
}

function count(layers: Found[][], type: string): number {
  const names = layers.flat().filter(({ header }) => header.type === type);
  return new Set(names.map(({ header }) => header.name)).size;
}

const bytes = (layers: Found[][]) => layers.flat().reduce((sum, { header }) => sum + header.size, 0);

function bodyOf(image: Opened, name: string): Buffer {
  return image.layers.flat().findLast(({ header }) => header.name === name)!.body;
}

const demo = {} as Record<DemoImage, Opened>;

beforeAll(async () => {
  const opened = await imagesOf(await demoArchive());
  for (const [i, image] of demoImages.entries()) demo[image] = opened[i]!;
});

describe('the archive of the demo', () => {
  test('hello-nix is one program of 33 720 bytes in the store and a link to it', () => {
    const { names, layers } = demo['hello-nix'];
    expect([names, bytes(layers), count(layers, 'file'), count(layers, 'symlink')]).toEqual([
      ['hello-nix:latest'],
      33_720,
      1,
      1,
    ]);
  });

  test('hello-docker has 7 424 880 bytes in 91 files, 335 links and 101 folders', () => {
    const { names, layers } = demo['hello-docker'];
    expect([names, bytes(layers)]).toEqual([['hello-docker:latest'], 7_424_880]);
    expect(['file', 'symlink', 'directory'].map((type) => count(layers, type))).toEqual([91, 335, 101]);
  });

  test('the apk database has the 15 packages of Alpine 3.19.4, with checksums and files', () => {
    const text = String(bodyOf(demo['hello-docker'], 'lib/apk/db/installed'));
    const packages = text.split('\n\n').filter((block) => block.includes('P:'));
    expect(packages).toHaveLength(15);
    expect(packages.every((block) => /^V:./m.test(block) && /^I:\d+$/m.test(block))).toBe(true);
    expect(String(bodyOf(demo['hello-docker'], 'etc/os-release'))).toContain('VERSION_ID=3.19.4\n');
  });

  test('the program has the same bytes on both sides', () => {
    const [nix, docker] = demoImages.map((image) => bodyOf(demo[image], program[image]));
    expect(nix!.length).toBe(33_720);
    expect(nix!.equals(docker!)).toBe(true);
  });

  test.each(demoImages)('ids of %s are true of its bytes, so that verification succeeds', (image) => {
    const { config, layerIds } = demo[image];
    expect(config.rootfs.diff_ids).toEqual(layerIds);
  });

  test('one image can be made without the other, with the same id', async () => {
    const [alone] = await imagesOf(await demoArchive(['hello-nix']));
    expect(alone!.configId).toBe(demo['hello-nix'].configId);
  });
});

describe.skipIf(!realArchives).each(demoImages)('%s held against the real archive', (image) => {
  let real: Opened;
  beforeAll(async () => {
    const data = readFileSync(archives[image]);
    [real] = (await imagesOf(data[0] === 0x1f ? gunzipSync(data) : data)) as [Opened];
  });

  test('every entry has the real kind, mode, owner, size, time and target, in the real order', () => {
    expect(demo[image].layers.map((entries) => entries.map(facts))).toEqual(
      real.layers.map((entries) => entries.map(facts)),
    );
  });

  test('names, config and history are the real ones but for the diff ids', () => {
    const idless = ({ config, names }: Opened) => ({ ...config, names, rootfs: { ...config.rootfs, diff_ids: [] } });
    expect(idless(demo[image])).toEqual(idless(real));
  });

  test('two files have equal bytes exactly where the real ones have, and the texts that are kept are the real ones', () => {
    const pairs = real.layers.flat().map(({ body }, i) => [sha256(body), sha256(demo[image].layers.flat()[i]!.body)]);
    const distinct = new Set(pairs.map((pair) => pair.join()));
    expect(distinct.size).toBe(new Set(pairs.map(([ours]) => ours)).size);
    expect(distinct.size).toBe(new Set(pairs.map(([, theirs]) => theirs)).size);
    if (image === 'hello-nix') return;
    for (const name of ['etc/os-release', 'etc/passwd', 'lib/apk/db/installed'])
      expect(bodyOf(demo[image], name).equals(bodyOf(real, name))).toBe(true);
  });
});

test.skipIf(!realArchives)('the tables are what scripts/demo-table.mjs writes today', () => {
  execFileSync(process.execPath, ['scripts/demo-table.mjs', '--check', folder], { stdio: 'pipe' });
});
