import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { waste } from '../../src/analysis/waste.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { directory, file, hardlink, opaque, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers, stackFromTars } from '../support/stack.ts';
import { filesOf } from '../support/tar.ts';

test('every way of not being seen any more has its own sum', async () => {
  const stack = await stackFromLayers(
    [
      file('a/deleted', '1'),
      file('a/with/folder', '22'),
      file('a/into/link', '333'),
      file('b/opaque', '4444'),
      file('b/deep/opaque', '4444'),
      file('overwritten', '55555'),
      file('touched', '666666'),
      file('kept', '7777777'),
    ],
    [
      whiteout('a/deleted'),
      whiteout('a/with'),
      symlink('a/into', 'nowhere'),
      opaque('b'),
      file('overwritten', '5'),
      file('touched', '666666'),
    ],
  );
  const result = waste(stack, () => true);
  expect(result).toMatchObject({
    deleted: 1,
    deletedWithDirectory: 2 + 3,
    opaque: 8,
    overwritten: 5,
    touched: 6,
    bytes: 25,
  });
  expect(result.paths.slice(0, 2)).toEqual([
    { path: 'touched', bytes: 6, count: 1 },
    { path: 'overwritten', bytes: 5, count: 1 },
  ]);
  expect(waste(stack, () => undefined)).toMatchObject({ overwritten: 11, touched: 0, bytes: 25 });
});

test('a file is waste only when the last of its hard links is gone', async () => {
  const layers = [[file('a', '1234'), hardlink('b', 'a')], [whiteout('a')]];
  expect(waste(await stackFromLayers(...layers), () => undefined).bytes).toBe(0);
  const gone = await stackFromLayers(...layers, [whiteout('b')]);
  expect(waste(gone, () => undefined)).toMatchObject({ bytes: 4, paths: [{ path: 'b', bytes: 4, count: 1 }] });
});

test('a file whose path is taken in its own layer is shipped for nothing', async () => {
  const stack = await stackFromLayers([
    file('a', '1'),
    file('a', '22'),
    directory('d/'),
    file('d/x', '333'),
    file('d', '4'),
  ]);
  const { bytes, overwritten, paths } = waste(stack, () => undefined);
  expect([bytes, overwritten, paths.map(({ path }) => path)]).toEqual([4, 4, ['d/x', 'a']]);
  expect(stack.indexes[0]!.bytes).toBe(bytes + treeAt(stack, 1).total(0));
});

const diveTest = new URL('../../../shared/images/dive-test-docker-image.tar', import.meta.url);

test.skipIf(!existsSync(diveTest))("dive's own test image wastes 32 025 bytes, as dive says", () => {
  const archive = filesOf(readFileSync(diveTest));
  const [manifest] = JSON.parse(Buffer.from(archive.get('manifest.json')!).toString()) as [{ Layers: string[] }];
  const stack = stackFromTars(...manifest.Layers.map((path) => archive.get(path)!));
  expect(waste(stack, () => undefined).bytes).toBe(32_025);
});

test('names no more paths than are asked for, and counts the others', async () => {
  const sizes = [3, 9, 1, 9, 5, 3];
  const stack = await stackFromLayers(
    sizes.map((size, i) => file(`f${i}`, 'x'.repeat(size))),
    sizes.map((_, i) => whiteout(`f${i}`)),
  );
  const all = waste(stack, () => undefined);
  expect(all.paths.map(({ path }) => path)).toEqual(['f1', 'f3', 'f4', 'f0', 'f5', 'f2']);
  for (let most = 0; most <= 7; most++) {
    const few = waste(stack, () => undefined, most);
    expect(few).toEqual({ ...all, paths: all.paths.slice(0, most) });
    expect(few.pathCount).toBe(6);
  }
});
