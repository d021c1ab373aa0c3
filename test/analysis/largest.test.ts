import { expect, test } from 'vitest';
import { largest } from '../../src/analysis/largest.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { file, hardlink, type Piece } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { stackFromLayers } from '../support/stack.ts';

test('the largest visible files come first, hard links once, empty files never', async () => {
  const stack = await stackFromLayers([
    file('a', '1'),
    file('b', '333'),
    hardlink('c', 'b'),
    file('d', '22'),
    file('e'),
  ]);
  const tree = treeAt(stack, 1);
  expect(largest(tree, 2).map((node) => tree.path(node))).toEqual(['b', 'd']);
  expect(largest(tree, 10).map((node) => tree.path(node))).toEqual(['b', 'd', 'a']);
  expect(largest(tree, 0)).toEqual([]);
});

test('leaving out small files early changes nothing', async () => {
  const source = random(3);
  const files: Piece[] = Array.from({ length: 400 }, (_, i) => file(`f${i}`, 'x'.repeat(source.below(40))));
  const tree = treeAt(await stackFromLayers(files), 1);
  const nodes = Array.from({ length: tree.length }, (_, node) => node).filter((node) => tree.size(node) > 0);
  const sorted = nodes.sort((a, b) => tree.size(b) - tree.size(a) || a - b);
  for (const limit of [1, 7, 50]) expect(largest(tree, limit)).toEqual(sorted.slice(0, limit));
});
