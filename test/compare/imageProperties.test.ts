import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { census } from '../../src/analysis/census.ts';
import { type ImageComparison, type PairClass, pairClasses } from '../../src/compare/imageComparison.ts';
import { imageTotals } from '../../src/compare/imageTotals.ts';
import { realTree } from '../../src/layers/throughLinks.ts';
import type { ReadableImage } from '../../src/load/readImageEquality.ts';
import { contentOf, plainBytes } from '../../src/load/versionContent.ts';
import { readAll } from '../../src/model/bytes.ts';
import { compared, imageOfLayers } from '../support/comparedImages.ts';
import { pairsInOrder } from '../support/drawPairs.ts';
import { type Random, random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';

const seeds = Array.from({ length: 120 }, (_, i) => i + 1);

/** Two images of up to three layers each that share some: else almost nothing would agree. */
async function randomPair(source: Random): Promise<readonly [ReadableImage, ReadableImage]> {
  const common = Array.from({ length: source.below(3) }, () => randomLayer(source));
  const grown = () => [...common, ...Array.from({ length: source.below(3) }, () => randomLayer(source))];
  const pack = source.below(3) === 0 ? gzipSync : undefined;
  return [await imageOfLayers(grown()), await imageOfLayers(grown(), pack)];
}

const mirrored: { readonly [C in PairClass]: PairClass } = {
  same: 'same',
  different: 'different',
  'only-left': 'only-right',
  'only-right': 'only-left',
  'moved-same': 'moved-same',
  unknown: 'unknown',
};

/** All that a comparison says of each pair, by paths; `swap` says it as if left and right were changed. */
function facts(comparison: ImageComparison, swap: boolean) {
  const { left, right } = comparison;
  const turn = <V>(a: V, b: V): readonly [V, V] => (swap ? [b, a] : [a, b]);
  return [0, ...pairsInOrder(comparison)].map((pair) => {
    const [a, b] = [comparison.leftNode(pair), comparison.rightNode(pair)];
    const what = comparison.class(pair);
    const partner = comparison.partner(pair);
    const inRight = partner >= 0 && comparison.size(pair).left > 0;
    const bytes = comparison.bytes(pair);
    return {
      paths: turn(a < 0 ? undefined : left.path(a), b < 0 ? undefined : right.path(b)),
      class: swap ? mirrored[what] : what,
      partner:
        partner < 0 || comparison.size(pair).left + comparison.size(pair).right === 0
          ? ''
          : inRight
            ? right.path(partner)
            : left.path(partner),
      size: turn(comparison.size(pair).left, comparison.size(pair).right),
      bytes: pairClasses.map((name) => {
        const { left: onLeft, right: onRight } = bytes[swap ? mirrored[name] : name];
        return turn(onLeft, onRight);
      }),
    };
  });
}

const textAt = ({ open, stack }: ReadableImage, version: number): string =>
  Buffer.from(readAll(plainBytes(open, contentOf(stack, version))!)).toString();

describe.each([
  ['as they are', false],
  ['with links looked through', true],
])('two images of random layers, %s', (_, through) => {
  it.each(seeds)('seed %i: say the same when they are swapped', async (seed) => {
    const [a, b] = await randomPair(random(seed));
    expect(facts(await compared(b, a, { through }), true)).toEqual(facts(await compared(a, b, { through }), false));
  });

  it.each(seeds)('seed %i: an image is the same as itself, read or not, packed or not', async (seed) => {
    const layers = Array.from({ length: 1 + (seed % 3) }, () => randomLayer(random(seed)));
    const image = await imageOfLayers(layers);
    for (const other of [image, await imageOfLayers(layers, gzipSync)]) {
      const comparison = await compared(image, other, { through });
      const classes = new Set([0, ...pairsInOrder(comparison)].map((pair) => comparison.class(pair)));
      expect([...classes]).toEqual(['same']);
    }
  });

  it.each(seeds)('seed %i: every visible file and byte is counted once', async (seed) => {
    const comparison = await compared(...(await randomPair(random(seed))), { through });
    const { onlyLeft, onlyRight, same, different, movedSame, unknown } = imageTotals(comparison);
    const { left, right } = comparison;
    expect(unknown).toEqual({ leftFiles: 0, rightFiles: 0, leftBytes: 0, rightBytes: 0 });
    expect(onlyLeft.bytes + same.bytes + different.leftBytes + movedSame.leftBytes).toBe(left.total(0));
    expect(onlyRight.bytes + same.bytes + different.rightBytes + movedSame.rightBytes).toBe(right.total(0));
    expect(onlyLeft.files + same.files + different.leftFiles + movedSame.leftFiles).toBe(census(left).files);
    expect(onlyRight.files + same.files + different.rightFiles + movedSame.rightFiles).toBe(census(right).files);
    expect(comparison.total(0)).toEqual({ left: left.total(0), right: right.total(0) });
    expect(comparison.total(0)).toEqual({ left: realTree(left).total(0), right: realTree(right).total(0) });
    expect(comparison.counts(0).same + comparison.counts(0)['only-left']).toBeLessThanOrEqual(left.count(0));
  });

  it.each(seeds)('seed %i: files are paired and moved exactly where their bytes are equal', async (seed) => {
    const source = random(seed);
    const common = Array.from({ length: source.below(3) }, () => randomLayer(source));
    const a = await imageOfLayers([...common, randomLayer(source)]);
    const b = await imageOfLayers([...common, randomLayer(source)]);
    const comparison = await compared(a, b, { through });
    const { left, right } = comparison;
    const isFile = (tree: typeof left, node: number) =>
      node >= 0 &&
      contentOf(tree.stack, tree.version(node)).index.body[contentOf(tree.stack, tree.version(node)).row]! >= 0;
    const texts = (image: ReadableImage, tree: typeof left) =>
      new Set(
        Array.from({ length: tree.length - 1 }, (_, i) => i + 1)
          .filter((node) => tree.has(node) && isFile(tree, node))
          .map((node) => textAt(image, tree.version(node))),
      );
    const [leftTexts, rightTexts] = [texts(a, left), texts(b, right)];
    for (const pair of pairsInOrder(comparison)) {
      const [l, r] = [comparison.leftNode(pair), comparison.rightNode(pair)];
      const [hasLeft, hasRight] = [l >= 0 && isFile(left, l), r >= 0 && isFile(right, r)];
      const own = hasLeft ? textAt(a, left.version(l)) : hasRight ? textAt(b, right.version(r)) : undefined;
      const partner = comparison.partner(pair);
      if (partner >= 0) {
        expect(hasLeft ? textAt(b, right.version(partner)) : textAt(a, left.version(partner))).toBe(own);
        expect(own).not.toBe('');
      } else if (hasLeft && hasRight) {
        const isEqual = own === textAt(b, right.version(r));
        expect(comparison.class(pair) === 'same' || !isEqual || comparison.reasons(pair).length > 0).toBe(true);
        expect(comparison.reasons(pair).includes('content')).toBe(!isEqual);
      } else if (own && (l < 0 || r < 0)) expect((hasLeft ? rightTexts : leftTexts).has(own)).toBe(false);
    }
  });
});
