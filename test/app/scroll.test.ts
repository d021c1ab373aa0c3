import { expect, test } from 'vitest';
import { pageStep, scrolled } from '../../src/app/scroll.ts';
import { random } from '../support/random.ts';

test.each([
  ['stays while the cursor is well inside', [10, 15, 100, 10], 10],
  ['keeps two rows below the cursor', [10, 18, 100, 10], 11],
  ['keeps two rows above the cursor', [10, 11, 100, 10], 9],
  ['shows the end without a gap', [10, 99, 100, 10], 90],
  ['closes the gap when the list got shorter', [90, 5, 8, 10], 0],
  ['shows a row alone', [0, 7, 10, 1], 7],
])('scrolling %s', (_, [top, cursor, length, height], expected) => {
  expect(scrolled(top!, cursor!, length!, height!)).toBe(expected);
});

test('scrolling keeps the cursor on screen and moves no more than it must', () => {
  const numbers = random(7);
  for (let i = 0; i < 5000; i++) {
    const length = 1 + numbers.below(60);
    const height = 1 + numbers.below(25);
    const [top, cursor] = [numbers.below(80), numbers.below(length)];
    const next = scrolled(top, cursor, length, height);
    expect(next).toBeGreaterThanOrEqual(0);
    expect(cursor - next).toBeGreaterThanOrEqual(0);
    expect(cursor - next).toBeLessThan(height);
    expect(next).toBeLessThanOrEqual(Math.max(0, length - height));
    expect(scrolled(next, cursor, length, height)).toBe(next);
  }
});

test('a page leaves one row in sight, and always moves', () => {
  expect([pageStep(10, false), pageStep(10, true), pageStep(1, false)]).toEqual([9, 5, 1]);
});
