import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { versionsOf } from '../../src/layers/stack.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readEquality } from '../../src/load/readEquality.ts';
import { file, hardlink, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';
import { sparseEntry } from '../support/sparse.ts';

type Pack = (tar: Uint8Array) => Uint8Array;
const plain: Pack = (tar) => tar;
const gzip: Pack = (tar) => gzipSync(tar);

/** Whether the first two versions of each path hold the same bytes, by path. */
async function sameness(tars: Uint8Array[], packs: Pack[], paths: string[]): Promise<Record<string, boolean>> {
  const open = openBlobs(
    tars.map((tar, i) => packs[i]!(tar)),
    tars,
  );
  const stack = await loadImage(open);
  const pairs = paths.map((path) => {
    const [before, after] = versionsOf(stack, path);
    return { before: before!.version, after: after!.version };
  });
  const found: Record<string, boolean> = {};
  for await (const answers of readEquality(open, stack, pairs)) {
    for (const { before, same } of answers) found[paths[pairs.findIndex((pair) => pair.before === before)]!] = same;
  }
  return found;
}

describe.each([
  ['plain', [plain, plain]],
  ['plain and gzip', [plain, gzip]],
  ['gzip', [gzip, gzip]],
] as const)('contents of two %s layers', (_, packs) => {
  const big = Buffer.alloc(700_000, 'abc');
  const other = Buffer.from(big);
  other[699_999] = 0;

  it('are equal when every byte is', async () => {
    const below = await layer(file('a', 'one'), file('b', 'one'), file('c', big), file('d', big), file('e', ''));
    const above = await layer(file('e', ''), file('d', other), file('c', big), file('b', 'two'), file('a', 'one'));
    const found = await sameness([below, above], [...packs], ['a', 'b', 'c', 'd', 'e']);
    expect(found).toEqual({ a: true, b: false, c: true, d: false, e: true });
  });

  it('are read to their end when they are the last that is asked for', async () => {
    const [below, above] = [await layer(file('c', big), file('z', 'z')), await layer(file('c', big), file('z', 'z'))];
    expect(await sameness([below, above], [...packs], ['c'])).toEqual({ c: true });
  });

  it('are those of the shared file for a hard link', async () => {
    const below = await layer(file('a', 'same'), hardlink('l', 'a'));
    const above = await layer(file('x', 'same'), hardlink('l', 'x'));
    expect(await sameness([below, above], [...packs], ['l'])).toEqual({ l: true });
  });

  it('are those a reader sees for a sparse file', async () => {
    const dense = Buffer.concat([Buffer.alloc(1024), Buffer.from('tail'), Buffer.alloc(508)]);
    const below = await layer(file('s', dense));
    const above = Buffer.concat([sparseEntry('s', 1536, [[1024, 512]], dense.subarray(1024)), Buffer.alloc(1024)]);
    expect(await sameness([below, above], [...packs], ['s'])).toEqual({ s: true });
  });
});

describe('contents that cannot be read whole', () => {
  it('are equal to nothing', async () => {
    const below = await layer(file('a', Buffer.alloc(2000, 'x')));
    const above = (await layer(file('a', Buffer.alloc(2000, 'x')))).subarray(0, 1500);
    expect(await sameness([below, above], [plain, plain], ['a'])).toEqual({ a: false });
  });
});
