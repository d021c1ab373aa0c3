import { expect, test } from 'vitest';
import { type Equality, equalOf, noEquality, withAnswers } from '../../src/compare/equality.ts';
import { file, hardlink } from '../support/layer.ts';
import { random } from '../support/random.ts';
import { stackFromLayers } from '../support/stack.ts';

test('answers add up without changing what was known before, in parcels of any size', async () => {
  const names = Array.from({ length: 300 }, (_, i) => file(`f${i}`, 'x'));
  const stack = await stackFromLayers(names, names);
  const source = random(1);
  const expected = new Map<number, boolean>();
  let equality: Equality = noEquality(stack);
  const before = equality;
  for (let at = 1; at <= 300; ) {
    const rows = Array.from({ length: Math.min(1 + source.below(20), 301 - at) }, (_, i) => at + i);
    const answers = rows.map((row) => ({ before: row, after: 301 + row, same: source.below(2) === 0 }));
    for (const { before, same } of answers) expected.set(before, same);
    equality = withAnswers(equality, answers);
    at += rows.length;
  }
  const equal = equalOf(equality);
  expect([...expected.keys()].map((row) => equal(row, 301 + row))).toEqual([...expected.values()]);
  expect(equal(1, 303)).toBeUndefined();
  expect(equalOf(before)(1, 302)).toBeUndefined();
  // A parcel at a time must not copy everything each time.
  expect(equality.answers.length).toBeLessThan(12);
});

test('a later answer about a pair counts, in either order, and hard links are looked through', async () => {
  const stack = await stackFromLayers([file('a', 'x'), hardlink('b', 'a')], [file('a', 'y')]);
  const [a, b, other] = [1, 2, 4];
  let equality = withAnswers(noEquality(stack), [{ before: a, after: other, same: true }]);
  equality = withAnswers(equality, [{ before: other, after: b, same: false }]);
  const equal = equalOf(equality);
  expect([equal(a, b), equal(a, other), equal(b, other), equal(other, a)]).toEqual([true, false, false, false]);
});
