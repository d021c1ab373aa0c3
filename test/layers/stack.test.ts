import { expect, test } from 'vitest';
import { versionPlace, versionsOf } from '../../src/layers/stack.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { directory, file, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

test('every layer that says something about a path is known, and what it says', async () => {
  const stack = await stackFromLayers(
    [file('srv/www/index', '1')],
    [directory('srv/', { mode: 0o700 })],
    [whiteout('srv/www')],
    [file('other', '')],
  );
  const said = (path: string) => versionsOf(stack, path).map(({ layer, what }) => `${layer} ${what}`);
  expect(said('srv')).toEqual(['1 implied', '2 entry', '3 implied']);
  expect(said('srv/www')).toEqual(['1 implied', '3 whiteout']);
  expect(said('nowhere/else')).toEqual([]);
  const [first] = versionsOf(stack, 'srv/www/index');
  const { layer, row, index } = versionPlace(stack, first!.version);
  expect([layer, index.size[row]]).toEqual([1, 1]);
});

test('a folder that no entry names shows the attributes of the one below it, and who made it', async () => {
  const stack = await stackFromLayers(
    [directory('tmp/', { mode: 0o1777 })],
    [file('tmp/a'), file('new/b')],
    [file('new/c')],
  );
  const tree = treeAt(stack, 3);
  const facts = ['tmp', 'new'].map((path) => tree.entry(tree.find(path)));
  expect(facts.map(({ mode, implied, layer }) => [mode, implied, layer])).toEqual([
    [0o1777, false, 1],
    [0o755, true, 2],
  ]);
});

test('a stack without layers is an empty root', async () => {
  const tree = treeAt(await stackFromLayers(), 0);
  expect([tree.length, tree.has(0), tree.children(0), tree.total(0), tree.path(0)]).toEqual([1, true, [], 0, '']);
  expect(tree.entry(0)).toMatchObject({ path: '', kind: 'directory', implied: true, layer: 0 });
});
