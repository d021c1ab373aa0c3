import { expect, it } from 'vitest';
import { compareImages, mirrored } from '../../src/compare/compareImages.ts';
import { noImageEquality, swappedEquality } from '../../src/compare/imageEquality.ts';
import { stackOf } from '../../src/layers/stack.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import type { ReadableImage } from '../../src/load/readImageEquality.ts';
import { compared, imageOfLayers } from '../support/comparedImages.ts';
import { drawPairs } from '../support/drawPairs.ts';
import { random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';

const seeds = Array.from({ length: 150 }, (_, i) => i + 1);

/** Two images of which the first layers are the same, and the second once more with these indexed only once. */
async function images(seed: number) {
  const source = random(seed);
  const common = Array.from({ length: 1 + source.below(3) }, () => randomLayer(source));
  const grown = () => [...common, ...Array.from({ length: source.below(3) }, () => randomLayer(source))];
  const [left, right] = [await imageOfLayers(grown()), await imageOfLayers(grown())];
  const indexes = [...left.stack.indexes.slice(0, common.length), ...right.stack.indexes.slice(common.length)];
  const shared: ReadableImage = { open: right.open, stack: stackOf(right.stack.image, indexes) };
  return { left, right, shared };
}

it.each(seeds)('layers that were read once are compared as if they were read twice (%i)', async (seed) => {
  const { left, right, shared } = await images(seed);
  expect(drawPairs(await compared(left, shared))).toEqual(drawPairs(await compared(left, right)));
  expect(drawPairs(await compared(shared, left))).toEqual(drawPairs(await compared(right, left)));
});

it.each(seeds)('the mirror image of a comparison is the comparison of the mirrored images (%i)', async (seed) => {
  const { left, right, shared } = await images(seed);
  for (const one of [await compared(left, right), await compared(left, shared), unread(left, right)]) {
    const other = mirrored(one);
    expect(drawPairs(other)).toEqual(drawPairs(compareImages(one.right, one.left, swappedEquality(one.equality))));
    expect(drawPairs(mirrored(other))).toEqual(drawPairs(one));
  }
});

function unread({ stack: left }: ReadableImage, { stack: right }: ReadableImage) {
  const [a, b] = [treeAt(left, left.indexes.length), treeAt(right, right.indexes.length)];
  return compareImages(a, b, noImageEquality(left, right));
}
