import { expect, test } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { draw } from '../support/draw.ts';
import { directory, file, hardlink, opaque, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

test('each position shows what the layers up to it leave', async () => {
  const stack = await stackFromLayers(
    [directory('etc/'), file('etc/motd', 'hi'), file('etc/issue', '1'), hardlink('etc/link', 'etc/motd')],
    [whiteout('etc/motd'), symlink('bin', 'usr/bin'), file('srv/www/index', 'abc')],
    [opaque('etc'), file('etc/new', 'new')],
  );
  expect(draw(treeAt(stack, 0))).toEqual([]);
  expect(draw(treeAt(stack, 1))).toEqual(['etc/755', 'etc/issue 1', 'etc/link => etc/motd', 'etc/motd 2']);
  expect(draw(treeAt(stack, 2))).toEqual([
    'bin -> usr/bin',
    'etc/755',
    'etc/issue 1',
    'etc/link 2',
    'srv/755',
    'srv/www/755',
    'srv/www/index 3',
  ]);
  const top = treeAt(stack, 3);
  expect(draw(top)).toEqual(['bin -> usr/bin', 'etc/755', 'etc/new 3', 'srv/755', 'srv/www/755', 'srv/www/index 3']);
  expect([top.total(0), top.count(0), top.total(top.find('srv')), top.count(top.find('srv'))]).toEqual([6, 6, 3, 2]);
  expect([top.layer(top.find('etc')), top.layer(top.find('srv')), top.layer(0)]).toEqual([1, 2, 0]);
});

test('a group of hard links has its bytes once, at the file; when that is gone another name is the file', async () => {
  const stack = await stackFromLayers([file('a', '1234'), hardlink('b', 'a'), hardlink('c', 'b')], [whiteout('a')]);
  const [before, after] = [treeAt(stack, 1), treeAt(stack, 2)];
  expect(draw(before)).toEqual(['a 4', 'b => a', 'c => a']);
  expect(draw(after)).toEqual(['b 4', 'c => b']);
  expect(['a', 'b', 'c'].map((path) => before.size(before.find(path)))).toEqual([4, 0, 0]);
  expect(['b', 'c'].map((path) => after.size(after.find(path)))).toEqual([4, 0]);
  expect([before.total(0), after.total(0)]).toEqual([4, 4]);
});

test('a hard link that comes before its file in the order of names is still the link', async () => {
  const stack = await stackFromLayers([file('z', '1234'), hardlink('a', 'z')], [file('z', 'other')]);
  const [before, after] = [treeAt(stack, 1), treeAt(stack, 2)];
  expect(draw(before)).toEqual(['a => z', 'z 4']);
  expect(draw(after)).toEqual(['a 4', 'z 5']);
  expect([before.size(before.find('a')), before.total(0), after.total(0)]).toEqual([0, 4, 9]);
});

test('names of one symlink: the one that outlives the first is the symlink', async () => {
  const stack = await stackFromLayers([symlink('a', 'x'), hardlink('b', 'a')], [whiteout('a')]);
  const tree = treeAt(stack, 2);
  expect(draw(tree)).toEqual(['b -> x']);
  expect(tree.entry(tree.find('b')).mode).toBe(0o777);
});
