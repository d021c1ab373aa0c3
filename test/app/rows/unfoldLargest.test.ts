import { expect, test } from 'vitest';
import { type Unfoldable, unfoldLargest } from '../../../src/app/rows/unfoldLargest.ts';

/** A tree of what each directory holds; weights are the nodes themselves, so the largest number goes first. */
function treeOf(children: Readonly<Record<number, readonly number[]>>, more: Partial<Unfoldable> = {}): Unfoldable {
  return {
    folder: (directory) => ({ ends: children[directory] ?? [] }),
    rows: (directory) => children[directory]?.length ?? 0,
    rowEnd: (directory) => directory,
    fold: () => undefined,
    weight: (directory) => (children[directory] ? directory : undefined),
    ...more,
  };
}

const tree = treeOf({ 0: [1, 2, 3], 1: [4], 2: [5, 6], 3: [7, 8, 9], 9: [10, 11] });

test('the heaviest are unfolded first, as far as all rows fit, and smaller ones after one that does not', () => {
  expect([...unfoldLargest(tree, { lines: 3, sole: false })]).toEqual([]);
  expect([...unfoldLargest(tree, { lines: 6, sole: false })]).toEqual([3]);
  expect([...unfoldLargest(tree, { lines: 7, sole: false })]).toEqual([3, 1]);
  expect([...unfoldLargest(tree, { lines: 99, sole: false })]).toEqual([3, 9, 2, 1]);
});

test('what is alone at the top is unfolded however much it holds, where that is wanted', () => {
  const alone = treeOf({ 0: [1], 1: [2, 3, 4, 5, 6] });
  expect([...unfoldLargest(alone, { lines: 3, sole: true })]).toEqual([1]);
  expect([...unfoldLargest(alone, { lines: 3, sole: false })]).toEqual([]);
});

test('what a person folded stays folded, and what they unfolded takes its lines', () => {
  const folds = new Map([
    [3, false],
    [2, true],
  ]);
  const folded = { ...tree, fold: (directory: number) => folds.get(directory) };
  expect([...unfoldLargest(folded, { lines: 6, sole: false })]).toEqual([1]);
  expect([...unfoldLargest(folded, { lines: 5, sole: false })]).toEqual([]);
});

test('a chain takes no lines: the row grows to its end', () => {
  const chain = {
    ...treeOf({ 0: [1], 1: [2], 2: [3, 4] }),
    rowEnd: (directory: number) => (directory === 1 ? 2 : directory),
  };
  expect([...unfoldLargest(chain, { lines: 3, sole: false })]).toEqual([1, 2]);
});
