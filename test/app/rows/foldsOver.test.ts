import { expect, test } from 'vitest';
import { withMoreFolds } from '../../../src/app/rows/foldsOver.ts';
import type { Folds } from '../../../src/app/state.ts';
import { random as randomOf } from '../../support/random.ts';

test.each([10, 999, 1001, 3000])('folds laid over %i others are what a copy would be', (count) => {
  const random = randomOf(count);
  let folds: Folds = new Map(Array.from({ length: count }, (_, i) => [i, i % 3 === 0]));
  const copy = new Map(folds);
  for (let i = 0; i < 2500; i++) {
    const keys = [random.below(count * 2), `link ${random.below(50)}`];
    const open = random.below(2) === 0;
    folds = withMoreFolds(folds, keys, open);
    for (const key of keys) copy.set(key, open);
    if (i % 500 > 3) continue;
    expect(folds.size).toBe(copy.size);
    expect(new Map(folds)).toEqual(copy);
    expect(keys.map((key) => [folds.has(key), folds.get(key)])).toEqual(keys.map(() => [true, open]));
    expect([folds.has(-1), folds.get(-1)]).toEqual([false, undefined]);
    expect([[...folds.keys()].length, [...folds.values()].length]).toEqual([copy.size, copy.size]);
  }
});
