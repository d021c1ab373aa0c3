import { expect, test } from 'vitest';
import { autoUnfold } from '../../../src/app/rows/autoUnfold.ts';
import { visibleRows } from '../../../src/app/rows/visibleRows.ts';
import { directory, file, type Piece, symlink } from '../../support/layer.ts';
import { random as randomOf } from '../../support/random.ts';
import { stackFromLayers } from '../../support/stack.ts';
import { between, drawn, plainOptions } from './drawRows.ts';

const stack = await stackFromLayers([
  file('big/one', 'x'.repeat(50)),
  file('big/two', 'x'.repeat(40)),
  file('big/three', 'x'.repeat(30)),
  file('small/deep/a', 'x'.repeat(5)),
  file('small/deep/b', 'x'.repeat(4)),
  directory('empty/nothing'),
  symlink('links/here', '/big/one'),
]);
const comparison = between(stack, 0, 1);
const node = (path: string): number => comparison.after.find(path);
const opening = (height: number, folds = new Map<number, boolean>()) =>
  autoUnfold(comparison, { ...plainOptions, folds }, height);
const unfolded = (height: number, folds = new Map<number, boolean>()) =>
  [...opening(height, folds)].map((directory) => comparison.after.path(directory));

test('the largest folders are unfolded first, as far as all rows fit', () => {
  expect(unfolded(5)).toEqual(['small']);
  expect(unfolded(8)).toEqual(['big', 'small']);
  expect(unfolded(10)).toEqual(['big', 'small', 'small/deep']);
  expect(unfolded(11)).toEqual(['big', 'small', 'small/deep', 'links']);
});

test('what they make fills the screen: chains and links as they are drawn', () => {
  expect(drawn(comparison, { ...plainOptions, unfolded: opening(11) })).toEqual([
    '    129 /',
    '    120 ▾ big/',
    '     50 │ one',
    '     40 │ two',
    '     30 │ three',
    '      9 ▾ small/deep/',
    '      5 │ a',
    '      4 │ b',
    '      0 ▸ empty/',
    '      0 ▾ links/',
    '        │ here → /big/one',
  ]);
});

test('what a person folded stays folded, and what a person unfolded takes its rows', () => {
  expect(unfolded(11, new Map([[node('big'), false]]))).not.toContain('big');
  expect(
    unfolded(
      7,
      new Map([
        [node('small/deep'), true],
        [node('small'), true],
      ]),
    ),
  ).toEqual([]);
});

test('a folder that is alone at the top is unfolded even where its rows do not fit', async () => {
  const pieces = Array.from({ length: 20 }, (_, n) => file(`usr/lib/part-${n}/f`, 'x'));
  const one = between(await stackFromLayers(pieces), 0, 1);
  const rows = visibleRows(one, { ...plainOptions, unfolded: autoUnfold(one, plainOptions, 8) });
  expect(rows.length).toBe(22);
});

test('a step that only made folders shows the first of them', async () => {
  const made = await stackFromLayers([directory('root'), file('f', 'x')], [directory('root/example/really/nested')]);
  const step = between(made, 1, 2);
  const options = { ...plainOptions, changesOnly: true };
  expect(drawn(step, { ...options, unfolded: autoUnfold(step, options, 20) })).toEqual([
    '      0 /   +3',
    '      0 ▾ root/   +3',
    '+     0 │ ▸ example/   +2',
  ]);
});

test('random trees never have more rows than lines, unless the top alone has', async () => {
  const random = randomOf(5);
  for (let i = 0; i < 40; i++) {
    const pieces: Piece[] = Array.from({ length: 30 }, (_, n) => {
      const folders = Array.from({ length: random.below(4) }, () => random.pick(['a', 'b', 'c']));
      return file([...folders, `f${n}`].join('/'), 'x'.repeat(random.below(9)));
    });
    const one = between(await stackFromLayers(pieces), 0, 1);
    const height = 2 + random.below(40);
    const rows = visibleRows(one, { ...plainOptions, unfolded: autoUnfold(one, plainOptions, height) });
    expect(rows.length).toBeLessThanOrEqual(Math.max(height, visibleRows(one, plainOptions).length));
  }
});
