import { expect, test } from 'vitest';
import { emptyLayers } from '../../src/analysis/emptyLayers.ts';
import { unownedFiles } from '../../src/analysis/unownedFiles.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { comparisonOf } from '../report/comparisonOf.ts';
import { directory, file, symlink } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

test('what no package has is parted into what the other image has elsewhere and the rest, to the byte', async () => {
  const { comparison, packages } = await comparisonOf(await openDemo('hello-nix'), await openDemo('hello-docker'));
  const { elsewhere, own } = unownedFiles(comparison, packages, 'right');
  expect(elsewhere).toMatchObject({
    files: 1,
    bytes: 33_720,
    largest: { path: 'bin/hello' },
    partner: { name: 'hello-static' },
  });
  expect(own?.places.slice(0, 2)).toEqual([{ database: 'apk' }, { folder: '/etc' }]);
  const none = packages.right.packages.find(({ kind }) => kind === 'none');
  expect([(elsewhere?.files ?? 0) + (own?.files ?? 0), (elsewhere?.bytes ?? 0) + (own?.bytes ?? 0)]).toEqual([
    none?.files,
    none?.bytes,
  ]);
  expect(unownedFiles(comparison, packages, 'left')).toEqual({});
});

test('layers without bytes tell what they have instead', async () => {
  const stack = await stackFromLayers([file('a', 'a')], [directory('d'), symlink('d/l', '/a')], [file('e', '')]);
  expect(emptyLayers(stack, 3)).toEqual([
    { position: 2, links: 1, folders: 1, others: 0 },
    { position: 3, links: 0, folders: 0, others: 1 },
  ]);
  expect(emptyLayers(stack, 1)).toEqual([]);
});
