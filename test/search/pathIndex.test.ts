import { expect, test } from 'vitest';
import { namesOf } from '../../src/cli/pathSearch.ts';
import { pathOf } from '../../src/layers/pathOf.ts';
import { foldedPath, indexing } from '../../src/search/pathIndex.ts';
import { pathText } from '../../src/search/pathNames.ts';
import { readable } from '../../src/text/sanitize.ts';
import { atOnce, find } from '../support/find.ts';
import { directory, file } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

test('every path of a stack is there, readable and folded, whatever its bytes', async () => {
  const stack = await stackFromLayers(
    [
      directory('Usr'),
      file('Usr/Lib/A.so', 'x'),
      file('Usr/caf\u00e9/men\u00fc', 'x'),
      file('Usr/caf\u00e9/plain', 'x'),
    ],
    [file('esc\u001b/[x', 'x'), file('Usr/Lib/deep/er', 'x')],
  );
  const { tree } = stack.paths;
  const index = atOnce(indexing(namesOf(stack)));
  expect(index.count).toBe(tree.length - 1);
  for (let node = 1; node < tree.length; node++) {
    const text = readable(pathOf(tree, node));
    expect(pathText(index.paths, node, index.lengths[node]!)).toBe(text);
    expect(foldedPath(index, node)).toBe(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
  }
  expect(find(stack, 'cafe', 9).matched).toBe(3);
});

test('of a path that no system takes only the last name is looked through', async () => {
  const long = Array.from({ length: 60 }, (_, i) => `${'n'.repeat(90)}${i}`).join('/');
  const stack = await stackFromLayers([file(`${long}/last`, 'x')]);
  expect(find(stack, 'last', 9).hits.map((hit) => hit.path)).toEqual(['last']);
  expect(find(stack, 'nnn/last', 9).matched).toBe(0);
});
