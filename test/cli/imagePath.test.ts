import { expect, test } from 'vitest';
import { imagePath } from '../../src/cli/imagePath.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { file, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

const stack = await stackFromLayers(
  [symlink('bin', 'usr/bin'), file('usr/bin/old'), symlink('usr/bin/sh', 'dash'), file('usr/bin/dash')],
  [whiteout('bin'), whiteout('usr/bin/old')],
);
const [before, after] = [treeAt(stack, 1), treeAt(stack, 2)];

test.each([
  ['/', ''],
  ['', ''],
  ['./usr//bin/', 'usr/bin'],
  ['bin', 'bin'],
  ['bin/', 'usr/bin'],
  ['/bin/sh', 'usr/bin/sh'],
  ['bin/../bin/sh', 'usr/bin/sh'],
  ['usr/bin/sh/', 'usr/bin/sh'],
  ['nothing/../here/', 'here'],
])('%o means %o', (typed, path) => {
  expect(imagePath(typed, [before])).toBe(path);
});

test('what only an earlier tree has is found there', () => {
  expect(imagePath('bin/old', [after])).toBe('bin/old');
  expect(imagePath('bin/old', [after, before])).toBe('usr/bin/old');
});
