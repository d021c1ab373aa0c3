import { expect, it } from 'vitest';
import { grouped } from '../../src/layers/grouped.ts';

it('what lies in a group stands together, in its order; what is in none is left out', () => {
  const first = new Uint32Array(5);
  const members = grouped(Int32Array.of(-1, 2, 0, 2, -1, 3, 0), first);
  expect([...members]).toEqual([2, 6, 1, 3, 5]);
  expect([...first]).toEqual([0, 2, 2, 4, 5]);
});

it('of nothing there is nothing', () => {
  const first = new Uint32Array(1);
  expect([grouped(new Int32Array(0), first).length, first[0]]).toEqual([0, 0]);
});
