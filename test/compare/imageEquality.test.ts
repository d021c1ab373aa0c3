import { expect, it } from 'vitest';
import {
  equalAcross,
  type ImageEquality,
  noImageEquality,
  swappedEquality,
  withContentAnswers,
} from '../../src/compare/imageEquality.ts';
import type { ContentAnswer } from '../../src/layers/contentAnswer.ts';
import { imageOfLayers } from '../support/comparedImages.ts';
import { file } from '../support/layer.ts';
import { random } from '../support/random.ts';

const count = 40;

async function nothingKnown(): Promise<ImageEquality> {
  const files = (name: string) => Array.from({ length: count }, (_, i) => file(`${name}${i}`, 'x'));
  const [left, right] = [await imageOfLayers([files('a')]), await imageOfLayers([files('b')])];
  return noImageEquality(left.stack, right.stack);
}

/** What each value of a history says of all pairs. */
function said(equality: ImageEquality): readonly (boolean | undefined)[] {
  const equal = equalAcross(equality);
  return Array.from({ length: count * count }, (_, i) => equal(1 + (i % count), 1 + Math.floor(i / count)));
}

it.each([1, 2, 3, 4])('answers make new values and leave every older one as it was (%i)', async (seed) => {
  const source = random(seed);
  const version = () => 1 + source.below(count);
  const answer = (): ContentAnswer => {
    if (source.below(2) === 0) return { kind: 'pair', left: version(), right: version(), same: source.below(2) === 0 };
    const side = source.below(2) === 0 ? 'left' : 'right';
    const digest = source.below(5) === 0 ? null : `sha256:${String(source.below(3)).repeat(64)}`;
    return { kind: 'digest', side, version: version(), digest };
  };
  const history = [await nothingKnown()];
  const sayings = [said(history[0]!)];
  for (let i = 0; i < 60; i++) {
    // mostly the newest is told more, now and then an older one
    const known = source.below(4) === 0 ? source.pick(history) : history.at(-1)!;
    const next = withContentAnswers(known, Array.from({ length: 1 + source.below(4) }, answer));
    history.push(next);
    sayings.push(said(next));
  }
  expect(history.map(said)).toEqual(sayings);
});

it('is the same knowledge when the images are swapped, and can be told more', async () => {
  let equality = withContentAnswers(await nothingKnown(), [
    { kind: 'pair', left: 1, right: 2, same: true },
    { kind: 'digest', side: 'left', version: 3, digest: 'sha256:ab' },
    { kind: 'digest', side: 'right', version: 4, digest: 'sha256:ab' },
    { kind: 'digest', side: 'right', version: 5, digest: null },
  ]);
  equality = withContentAnswers(swappedEquality(equality), [
    { kind: 'pair', left: 7, right: 8, same: false },
    { kind: 'digest', side: 'left', version: 6, digest: 'sha256:ab' },
  ]);
  const equal = equalAcross(equality);
  expect([equal(2, 1), equal(4, 3), equal(5, 3), equal(6, 3), equal(7, 8), equal(8, 7)]).toEqual([
    true,
    true,
    false,
    true,
    false,
    undefined,
  ]);
  expect(equalAcross(swappedEquality(equality))(3, 6)).toBe(true);
});
