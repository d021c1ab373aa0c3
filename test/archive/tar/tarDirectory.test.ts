import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tarDirectory } from '../../../src/archive/tar/tarDirectory.ts';
import { memoryBytes } from '../../../src/model/bytes.ts';
import { directory, file, hardlink, layer, type Piece, symlink } from '../../support/layer.ts';
import { rawEntry, rawPax } from './rawTar.ts';

async function directoryOf(...pieces: Piece[]) {
  return tarDirectory(memoryBytes(await layer(...pieces)));
}

describe('tarDirectory', () => {
  it('finds an entry under any spelling of its name', async () => {
    const found = await directoryOf(file('./a//b/../c.json', 'content'));
    expect([...found.entries.keys()]).toEqual(['a/c.json']);
    for (const name of ['a/c.json', '/a/c.json', './a/c.json', '../../a/x/../c.json']) {
      expect(found.resolve(name).entry).toMatchObject({ offset: 512, length: 7, truncated: false });
    }
    expect(found.resolve('a/C.json')).toEqual({ reason: 'is not in the archive' });
  });

  it('follows a symlink from its directory and a hard link from the root, to entries before or after', async () => {
    const found = await directoryOf(
      symlink('one/layer.tar', '../two/layer.tar'),
      file('two/layer.tar', 'tar'),
      hardlink('three/layer.tar', 'two/layer.tar'),
      symlink('four/layer.tar', '/three/layer.tar'),
    );
    for (const name of ['one', 'two', 'three', 'four']) {
      expect(found.resolve(`${name}/layer.tar`).entry?.name).toBe('two/layer.tar');
    }
  });

  it('says when a link leads nowhere, in a circle, or out of the archive, and stays inside', async () => {
    const found = await directoryOf(
      symlink('lost', 'nothing'),
      symlink('a', 'b'),
      symlink('b', 'a'),
      symlink('out', '../../../etc/passwd'),
      file('etc/passwd', 'the one inside'),
    );
    expect(found.resolve('lost')).toEqual({ reason: 'is a link to nothing' });
    expect(found.resolve('a')).toEqual({ reason: 'is a link that leads in a circle' });
    expect(found.resolve('out').entry?.name).toBe('etc/passwd');
  });

  it('takes the last of two files with one name and notes it, but not for directories', async () => {
    const pieces = [directory('d'), directory('d/'), file('manifest.json', 'one'), file('./manifest.json', 'other')];
    const found = await directoryOf(...pieces, file('x'), file('x'));
    expect(found.resolve('manifest.json').entry?.length).toBe(5);
    expect(found.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'manifest-duplicate manifest.json',
      'duplicate-path x',
    ]);
  });

  it('lists a file in whose body the archive breaks off, as truncated', () => {
    const found = tarDirectory(memoryBytes(rawEntry({ name: 'layer.tar', size: '00000007777' }, 'begin')));
    expect(found.resolve('layer.tar').entry).toMatchObject({ truncated: true, length: 0o7777 });
    expect(found.problems).toMatchObject([{ code: 'truncated-archive', path: 'layer.tar' }]);
    expect(found.engineError).toBeUndefined();
  });

  it('hands out what the engine said when it gave up, in a body or where a header should be', () => {
    const json = '{"errorDetail":{"message":"blob \\"x\\" not found"},"error":"other"}\r\n';
    const inBody = rawEntry({ name: 'blob', size: '00000007777' }, 'part of it').subarray(0, 522);
    for (const start of [inBody, rawEntry({ name: 'whole' }, 'body')]) {
      const found = tarDirectory(memoryBytes(Buffer.concat([start, Buffer.from(json)])));
      expect(found.engineError).toBe('blob "x" not found');
      expect(found.problems.length).toBe(1);
    }
  });

  it('does not take a file that looks like an engine error for one when the archive ends well', async () => {
    const found = await directoryOf(file('x', '{"errorDetail":{"message":"no"},"error":"no"}'));
    expect([found.engineError, found.problems]).toEqual([undefined, []]);
  });

  it('does not list a file whose stored bytes are not its content', () => {
    const numbers = { 'GNU.sparse.size': '9', 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '6,3' };
    const found = tarDirectory(memoryBytes(Buffer.concat([rawPax(numbers), rawEntry({ name: 'layer.tar' }, 'abc')])));
    expect([...found.entries.keys()]).toEqual([]);
    expect(found.problems).toMatchObject([{ code: 'unsupported-layer', path: 'layer.tar' }]);
  });
});

const images = '../shared/images';

describe.skipIf(!existsSync(images))('real archives', () => {
  it('of Docker 28 that broke off name the missing blob', () => {
    const found = tarDirectory(memoryBytes(readFileSync(`${images}/C28-midstream-error.tar`)));
    expect(found.engineError).toMatch(/^failed to copy to tar: .* blob not found: not found$/);
    expect([...found.entries.values()].filter((entry) => entry.truncated).length).toBe(1);
  });

  it('of Podman have their layers behind symlinks', () => {
    const found = tarDirectory(memoryBytes(readFileSync(`${images}/podman-docker-archive.tar`)));
    const links = [...found.entries.values()].filter((entry) => entry.kind === 'symlink');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(found.resolve(link.name).entry?.kind).toBe('file');
  });
});
