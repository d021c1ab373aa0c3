import { expect, test } from 'vitest';
import { alignLayers } from '../../src/compare/alignLayers.ts';
import { alignmentUpTo } from '../../src/compare/alignmentUpTo.ts';
import { isClaimed } from '../../src/compare/isClaimed.ts';
import { imageOfLayers } from '../support/comparedImages.ts';
import { file } from '../support/layer.ts';

const layers = [[file('a', 'aa')], [file('b', 'bbb')], [file('c', 'c')]];

test('a layer behind its end is none of the image, and nobody shares it', async () => {
  const [left, right] = [(await imageOfLayers(layers)).stack, (await imageOfLayers(layers)).stack];
  const whole = alignLayers(left, right, () => undefined);
  expect(whole.shared).toEqual({ layers: 3, bytes: 6 });
  const cut = alignmentUpTo(whole, { stack: left, position: 2 }, { stack: right, position: 1 });
  expect(cut).toEqual({
    rows: [
      { left: 1, right: 1, match: 'shared' },
      { left: 2, right: null, match: null },
    ],
    shared: { layers: 1, bytes: 2 },
  });
});

test('a diff id is a claim, but not of layers that were read once or that one engine has', async () => {
  const [left, right] = [(await imageOfLayers(layers)).stack, (await imageOfLayers(layers)).stack];
  const whole = alignLayers(left, right, () => undefined);
  expect(isClaimed(whole, left, right)).toBe(true);
  expect(isClaimed(whole, left, { ...right, indexes: left.indexes })).toBe(false);
  const of = (stack: typeof left, source: string) => ({ ...stack, image: { ...stack.image, source } });
  expect(isClaimed(whole, of(left, 'docker (rootless)'), of(right, 'docker (rootless)'))).toBe(false);
  expect(isClaimed(whole, of(left, 'docker (rootless)'), of(right, 'podman (rootless)'))).toBe(true);
  expect(isClaimed(whole, of(left, 'docker archive x'), of(right, 'docker archive x'))).toBe(true);
});
