import { expect, it } from 'vitest';
import { NumberTable } from '../../src/compare/numberTable.ts';
import { random } from '../support/random.ts';

it.each([1, 2, 3])('finds what a Map finds, in the order of arrival (%i)', (seed) => {
  const source = random(seed);
  const table = new NumberTable();
  const places = new Map<number, number>();
  const key = () => (source.below(2) === 0 ? source.below(300) : Math.floor(source.next() * 2 ** 53));
  for (let i = 0; i < 2000; i++) {
    const one = key();
    if (!places.has(one)) places.set(one, places.size);
    expect(table.add(one)).toBe(places.get(one));
  }
  expect(table.length).toBe(places.size);
  for (let i = 0; i < 500; i++) {
    const one = key();
    expect(table.find(one)).toBe(places.get(one) ?? -1);
  }
  for (const [one, place] of places) expect(table.keyAt(place)).toBe(one);
});
