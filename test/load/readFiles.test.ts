import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readFiles } from '../../src/load/readFiles.ts';
import { directory, file, hardlink, layer, symlink, whiteout } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';
import { sparseEntry } from '../support/sparse.ts';

type Pack = (tar: Uint8Array) => Uint8Array;
const plain: Pack = (tar) => tar;
const gzip: Pack = (tar) => gzipSync(tar);

/** What is read at these paths of the final tree, as texts. */
async function texts(tars: readonly Uint8Array[], packs: readonly Pack[], paths: readonly string[], cut = 0) {
  const blobs = tars.map((tar, i) => packs[i]!(tar));
  const open = openBlobs(
    blobs.map((blob) => blob.subarray(0, blob.length - cut)),
    tars,
  );
  const stack = await loadImage(open);
  const found = await readFiles(open, treeAt(stack, tars.length), paths);
  return Object.fromEntries([...found].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]));
}

describe.each([
  ['plain', [plain, plain]],
  ['plain and gzip', [plain, gzip]],
  ['gzip', [gzip, gzip]],
] as const)('files of two %s layers', (_, packs) => {
  it('are read at the paths asked for, as the final tree shows them', async () => {
    const below = await layer(file('a', 'old'), file('kept', 'kept'), file('gone', 'x'), directory('dir'));
    const above = await layer(file('a', 'new'), whiteout('gone'), file('empty', ''), file('last', 'last'));
    expect(await texts([below, above], packs, ['a', 'kept', 'gone', 'dir', 'empty', 'nope', 'last'])).toEqual({
      a: 'new',
      kept: 'kept',
      empty: '',
      last: 'last',
    });
  });

  it('are found through links, and two paths may lead to one file', async () => {
    const below = await layer(
      file('usr/lib/os-release', 'ID=x'),
      symlink('lib', 'usr/lib'),
      hardlink('h', 'usr/lib/os-release'),
    );
    const above = await layer(symlink('etc/os-release', '../lib/os-release'));
    const paths = ['etc/os-release', 'usr/lib/os-release', 'h'];
    expect(await texts([below, above], packs, paths)).toEqual(Object.fromEntries(paths.map((path) => [path, 'ID=x'])));
  });

  it('have zeros where a sparse file has holes', async () => {
    const entry = sparseEntry('s', 1536, [[512, 512]], Buffer.alloc(512, 'd'));
    const tar = Buffer.concat([entry, Buffer.alloc(1024)]);
    const expected = `${'\0'.repeat(512)}${'d'.repeat(512)}${'\0'.repeat(512)}`;
    expect(await texts([await layer(), tar], packs, ['s'])).toEqual({ s: expected });
  });
});

describe('files that cannot be read', () => {
  it('are absent where the layer is cut within them', async () => {
    const tar = await layer(file('a', 'whole'), file('b', Buffer.alloc(4000, 'x')));
    expect(await texts([tar], [plain], ['a', 'b'], 3000)).toEqual({ a: 'whole' });
    const noise = Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * i * 31) >> 3));
    const packed = await layer(file('a', 'whole'), file('b', noise));
    expect(await texts([packed], [gzip], ['a', 'b'], 2000)).toEqual({ a: 'whole' });
  });

  it('are absent above the limit, and what is read in all has one', async () => {
    const tar = await layer(
      file('large', 'x'.repeat(65)),
      ...['1', '2', '3', '4'].map((name) => file(name, name.repeat(60))),
      file('5', '5'.repeat(17)),
      file('6', '6'.repeat(16)),
    );
    const open = openBlobs([tar]);
    const tree = treeAt(await loadImage(open), 1);
    const limits = { largestFile: 64, mostBytes: 256 };
    const found = await readFiles(open, tree, ['large', '1', '2', '3', '4', '5', '6'], limits);
    expect([...found.keys()]).toEqual(['1', '2', '3', '4', '6']);
  });

  it('stop at the signal', async () => {
    const tar = await layer(file('a', 'x'));
    const open = openBlobs([gzipSync(tar)], [tar]);
    const stack = await loadImage(open);
    const reading = readFiles(open, treeAt(stack, 1), ['a'], { signal: AbortSignal.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
  });
});
