import { expect, it } from 'vitest';
import { filterOf, passes } from '../../../src/app/rows/filter.ts';
import { matchBits, matchingNodes } from '../../../src/app/rows/matchingNodes.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { readable } from '../../../src/text/sanitize.ts';
import { file } from '../../support/layer.ts';
import { random } from '../../support/random.ts';
import { stackFromLayers } from '../../support/stack.ts';

const names = ['a', 'B', 'ab', 'Ab.js', 'é', 'K', 'x\u0001y', 'lib', 'LIB.so', 'a b', '~', '日本'];
const words = [
  'a',
  'A',
  'b',
  '^a',
  'b$',
  '^lib$',
  '!a',
  'lib/a',
  '/ab',
  'é',
  'k',
  '.js',
  '\u212a',
  'so$',
  '!^a',
  'b a',
];

it.each([1, 2, 3, 4, 5, 6])('a filter finds by bytes what it finds in the texts of the paths (%i)', async (seed) => {
  const source = random(seed);
  const paths = new Set<string>();
  while (paths.size < 60) {
    paths.add(Array.from({ length: 1 + source.below(3) }, (_, i) => `${i}${source.pick(names)}`).join('/'));
  }
  const files = [...paths].filter((path) => ![...paths].some((other) => other.startsWith(`${path}/`)));
  const tree = treeAt(await stackFromLayers(files.map((path) => file(path, 'x'))), 1);
  for (const word of words) {
    const filter = filterOf(`${word}${source.below(2) === 0 ? '' : ` ${source.pick(words)}`}`);
    const matches = matchingNodes(tree, filter);
    for (let node = 1; node < tree.length; node++) {
      const isFound = passes(filter, readable(tree.path(node)));
      expect([tree.path(node), filter, (matches[node]! & matchBits.passes) !== 0]).toEqual([
        tree.path(node),
        filter,
        isFound,
      ]);
    }
  }
});
