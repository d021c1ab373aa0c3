import { describe, expect, it } from 'vitest';
import { newFold } from '../../src/layers/folds.ts';
import { pathOf } from '../../src/layers/pathOf.ts';
import { findPath } from '../../src/layers/pathTable.ts';
import { type Stack, stackOf } from '../../src/layers/stack.ts';
import { sectionsOfStack, stackOfSections } from '../../src/layers/stackBytes.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import { draw } from '../support/draw.ts';
import { file, layer } from '../support/layer.ts';
import { type Random, random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { sectionsOf } from '../support/sections.ts';
import { indexOf, stackFromLayers } from '../support/stack.ts';

const seeds = Array.from({ length: 200 }, (_, i) => i + 1);

async function randomIndexes(source: Random, count: number): Promise<LayerIndex[]> {
  const layers = Array.from({ length: count }, () => randomLayer(source));
  return Promise.all(layers.map(async (pieces, i) => indexOf(await layer(...pieces), i + 1)));
}

/** All that a fold says, names as paths. */
function saidBy({ paths, history }: Pick<Stack, 'paths' | 'history'>) {
  const { tree, directories, ...columns } = paths;
  const names = Array.from({ length: paths.length }, (_, node) => pathOf(tree, node));
  const changes = history.map(({ nodes, before, after, fresh }) => ({ nodes, before, after, fresh }));
  return { ...columns, names, parents: tree.parent.slice(0, paths.length), slots: directories.slot, changes };
}

/** As another position or image has it: another object, the same columns. */
const again = (index: LayerIndex): LayerIndex => ({ ...index });

const image = (await stackFromLayers()).image;

describe.each(seeds)('the fold of layers that another stack begins with (%i)', (seed) => {
  it('is what it is without that stack, whichever is there first', async () => {
    const source = random(seed);
    const common = await randomIndexes(source, 1 + source.below(3));
    const ends = [await randomIndexes(source, source.below(3)), await randomIndexes(source, source.below(3))];
    const both = ends.map((end) => [...common.map(again), ...end]);
    const stacks = both.map((indexes) => stackOf(image, indexes));
    for (const [i, stack] of stacks.entries()) {
      expect(saidBy(stack)).toEqual(saidBy(newFold(both[i]!)));
      for (let layer = 0; layer < common.length; layer++) expect(stack.history[layer]).toBe(stacks[0]!.history[layer]);
      for (let node = 0; node < stack.paths.length; node++)
        expect(findPath(stack.paths.tree, pathOf(stack.paths.tree, node))).toBe(node);
    }
  });

  it('goes on from one that was kept as bytes', async () => {
    const source = random(seed);
    const common = await randomIndexes(source, 1 + source.below(3));
    const [left, right] = [
      [...common, ...(await randomIndexes(source, 1))],
      [...common, ...(await randomIndexes(source, 1))],
    ];
    const kept = stackOfSections(sectionsOf(sectionsOfStack({ image, ...newFold(left) })), image, left)!;
    const stack = stackOf(image, right);
    expect(stack.history[0]).toBe(kept.history[0]);
    expect(saidBy(stack)).toEqual(saidBy(newFold(right)));
    expect(draw(treeAt(stack, right.length))).toEqual(draw(treeAt({ image, ...newFold(right) }, right.length)));
  });
});

describe('a fold is shared', () => {
  const bases = [[file('a', 'x'), file('b/c')], [file('b/d')], [file('e')]];

  async function twoStacks(first: number, second: number, make = again) {
    const indexes = await Promise.all(bases.map(async (pieces, i) => indexOf(await layer(...pieces), i + 1)));
    const stacks = [
      stackOf(image, indexes.slice(0, first)),
      stackOf(image, indexes.slice(0, second).map(make)),
    ] as const;
    return stacks.map(({ paths, history }) => ({ paths, history }));
  }

  it.each([
    [3, 2],
    [2, 3],
    [1, 3],
  ])('as far as both go: %i layers and %i', async (first, second) => {
    const [one, other] = await twoStacks(first, second);
    const shared = Math.min(first, second);
    for (let i = 0; i < shared; i++) expect(other!.history[i]).toBe(one!.history[i]);
    expect([one!.history.length, other!.history.length]).toEqual([first, second]);
  });

  it('whole, by two images of the same layers', async () => {
    const [one, other] = await twoStacks(3, 3);
    expect(other!.paths).toBe(one!.paths);
  });

  it('not by layers that only look the same', async () => {
    const [one, other] = await twoStacks(3, 3, (index) => ({ ...index, body: index.body.slice() }));
    expect(other!.history[0]).not.toBe(one!.history[0]);
    expect(other!.history).toEqual(one!.history);
  });
});

it('names are found in folders of any size, as they are added', async () => {
  const many = (count: number, name: string) => Array.from({ length: count }, (_, i) => file(`${name}/${name}-${i}`));
  const stack = await stackFromLayers(
    [...many(20, 'few'), ...many(200, 'many')],
    [...many(40, 'few'), ...many(300, 'many'), file('many/other')],
    [...many(50, 'few'), file('many/another'), ...many(301, 'many')],
  );
  const { tree, length } = stack.paths;
  expect(length).toBe(1 + 2 + 50 + 301 + 2);
  for (let node = 0; node < length; node++) expect(findPath(tree, pathOf(tree, node))).toBe(node);
  expect([findPath(tree, 'few/many-1'), findPath(tree, 'many/many-301'), findPath(tree, 'few/few-1/x')]).toEqual([
    -1, -1, -1,
  ]);
});
