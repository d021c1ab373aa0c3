import { expect, it } from 'vitest';
import { followLink, resolvePath } from '../../src/layers/resolvePath.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { directory, file, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

const stack = await stackFromLayers(
  [
    file('usr/bin/ls', 'x'),
    directory('empty'),
    file('gone', 'x'),
    symlink('bin', 'usr/bin'),
    symlink('abs', '/usr/bin'),
    symlink('usr/up', '../bin/../bin/ls'),
    symlink('far', '../../../usr'),
    symlink('loop', 'loop/x'),
    symlink('nowhere', ''),
    symlink('ping', 'pong'),
    symlink('pong', 'ping'),
    symlink('chain0', 'usr/bin/ls'),
    ...Array.from({ length: 40 }, (_, i) => symlink(`chain${i + 1}`, `chain${i}`)),
    symlink('long', `${'usr/../'.repeat(500)}usr/bin/ls`),
    symlink('longer', `${'usr/../'.repeat(600)}usr/bin/ls`),
  ],
  [whiteout('gone')],
);
const tree = treeAt(stack, 2);
const below = treeAt(stack, 1);

const rows: readonly (readonly [title: string, asked: string, reached: string | undefined])[] = [
  ['a plain path', 'usr/bin/ls', 'usr/bin/ls'],
  ['slashes and dots that mean nothing', '//usr/./bin//ls', 'usr/bin/ls'],
  ['the root', '/', ''],
  ['above the root', '../../usr', 'usr'],
  ['a link among the directories', 'bin/ls', 'usr/bin/ls'],
  ['an absolute link, inside the image', 'abs/ls', 'usr/bin/ls'],
  ['a link through links and ..', 'usr/up', 'usr/bin/ls'],
  ['a link that climbs out, inside the image', 'far/bin', 'usr/bin'],
  ['forty links', 'chain39', 'usr/bin/ls'],
  ['forty-one links: ELOOP', 'chain40', undefined],
  ['a link into itself', 'loop', undefined],
  ['a circle', 'ping', undefined],
  ['a long target', 'long', 'usr/bin/ls'],
  ['a target that no system takes', 'longer', undefined],
  ['below a file', 'usr/bin/ls/x', undefined],
  ['back from a file', 'usr/bin/ls/..', undefined],
  ['a folder, with a slash behind it', 'usr/bin/', 'usr/bin'],
  ['a file, with a slash behind it: no folder', 'usr/bin/ls/', undefined],
  ['a link without a target', 'nowhere', undefined],
  ['what is not there', 'empty/x', undefined],
  ['what the tree does not show any more', 'gone', undefined],
];

it.each(rows)('%s', (_, asked, reached) => {
  const node = resolvePath(tree, asked);
  expect(node < 0 ? undefined : tree.path(node)).toBe(reached);
});

it('starts a relative target in the folder of the link', () => {
  expect(tree.path(followLink(tree, tree.find('usr/up')))).toBe('usr/bin/ls');
  expect(tree.path(followLink(tree, tree.find('abs')))).toBe('usr/bin');
  expect(tree.path(followLink(tree, tree.find('empty')))).toBe('empty');
  expect(followLink(tree, tree.find('ping'))).toBe(-1);
});

it('answers for its own tree only', () => {
  expect(below.path(resolvePath(below, 'gone'))).toBe('gone');
});
