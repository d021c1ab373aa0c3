import { expect, test } from 'vitest';
import { census } from '../../src/analysis/census.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { directory, file, hardlink, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

test('each name of a regular file is a file, names of symlinks are links, names of devices are neither', async () => {
  const stack = await stackFromLayers(
    [
      directory('d'),
      ...[file('d/a', 'x'), hardlink('d/b', 'd/a'), hardlink('d/c', 'd/b')],
      ...[symlink('s', 'd/a'), hardlink('t', 's'), hardlink('broken', 'nowhere')],
      file('null', '', { type: 'character-device', devmajor: 1, devminor: 3 }),
    ],
    [whiteout('d/a')],
  );
  expect(census(treeAt(stack, 1))).toEqual({ files: 3, folders: 1, links: 3, others: 1 });
  expect(census(treeAt(stack, 2))).toEqual({ files: 2, folders: 1, links: 3, others: 1 });
});
