import { expect, test } from 'vitest';
import { resolveLink } from '../../src/layers/resolveLink.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { directory, file, symlink } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

const long = Array.from({ length: 60 }, (_, i) => symlink(`hop${i}`, `hop${i + 1}`));
const stack = await stackFromLayers([
  file('usr/bin/tool'),
  symlink('bin', 'usr/bin'),
  symlink('opt/tool', '../bin/tool'),
  symlink('absolute', '/bin/./tool'),
  symlink('outside', '../../../usr//bin/tool'),
  symlink('root', '/'),
  symlink('ring/a', 'b'),
  symlink('ring/b', '/ring/a'),
  symlink('void', ''),
  symlink('lost', 'usr/nothing/here'),
  symlink('through', 'usr/bin/tool/more'),
  symlink('above', 'usr/bin/tool/..'),
  directory('usr/bin/deep'),
  symlink('usr/bin/deep/up', '../../..'),
  ...long,
  file('hop60'),
]);
const tree = treeAt(stack, 1);

test.each([
  ['a link through a linked directory', 'opt/tool', { path: 'usr/bin/tool' }],
  ['an absolute target starts at the root of the image', 'absolute', { path: 'usr/bin/tool' }],
  ['.. stays within the image', 'outside', { path: 'usr/bin/tool' }],
  ['a link to the root', 'root', { path: '' }],
  ['more than one level up', 'usr/bin/deep/up', { path: '' }],
  ['a circle', 'ring/a', { circle: true }],
  ['more than 40 hops, as Linux gives up', 'hop0', { circle: true }],
  ['40 hops are followed', 'hop20', { path: 'hop60' }],
  ['a missing target is named whole', 'lost', { missing: 'usr/nothing/here' }],
  ['nothing lies below a file', 'through', { missing: 'usr/bin/tool/more' }],
  ['a link without a target', 'void', { missing: 'void' }],
  ['not even what is above it', 'above', { missing: 'usr/bin/tool/..' }],
])('%s', (_, path, expected) => {
  expect(resolveLink(tree, path)).toEqual(expected);
});
