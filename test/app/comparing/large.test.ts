import { expect, test } from 'vitest';
import { imageComparisonOf } from '../../../src/app/comparing/compared.ts';
import type { Comparing } from '../../../src/app/comparing/comparing.ts';
import { pairFoundText } from '../../../src/app/comparing/comparingWords.ts';
import type { Effect } from '../../../src/app/effect.ts';
import { compareImages } from '../../../src/compare/compareImages.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { drawPairs } from '../../support/drawPairs.ts';
import { file, type Piece } from '../../support/layer.ts';
import { PairSession } from '../../support/pairSession.ts';

/** More paths than are compared while a key waits. */
const many: Piece[] = Array.from({ length: 10_500 }, (_, i) => file(`many/${i % 100}/${i}`));
const images = Promise.all([
  imageOfLayers([many, [file('etc/a', 'one'), file('moved', 'bytes')], [file('etc/only', 'A')]]),
  imageOfLayers([many, [file('etc/a', 'two'), file('elsewhere', 'bytes')]]),
]);

async function opened(): Promise<PairSession> {
  return new PairSession({ columns: 120, rows: 32 }, await images);
}

/** What is shown, and what a comparison of the same ends with the same knowledge says. */
function shownAndTrue({ left, right, equality, ...screen }: Comparing) {
  const trees = [treeAt(left.stack, left.end), treeAt(right.stack, right.end)] as const;
  return [
    drawPairs(imageComparisonOf({ left, right, equality, ...screen })),
    drawPairs(compareImages(trees[0], trees[1], equality)),
  ];
}

function asked(effects: readonly Effect[]): readonly string[] {
  return effects.map(({ type }) => type).filter((type) => type !== 'expireNotice' && type !== 'readPackages');
}

test('what is read of large images is counted beside the screen, until everything is known', async () => {
  const session = await (await opened()).settle();
  const [shown, known] = shownAndTrue(session.screen);
  expect(shown).toEqual(known);
  expect(shown?.filter((line) => !line.startsWith(' '))).toEqual([
    '≡ elsewhere (left moved)',
    '~ etc/a content',
    '< etc/only',
    '≡ moved (right elsewhere)',
  ]);
  expect(session.screen.made?.comparison).toBe(imageComparisonOf(session.screen));
  expect(session.screen.reading.contents).toBeUndefined();
});

test('another end is shown when it is compared; until then the screen stays, and the last end asked for counts', async () => {
  const session = await (await opened()).settle();
  const { rows } = session;
  session.send({ type: 'stepEnd', side: 'left', by: -1 });
  expect(session.notice).toBe('A ends at layer 2 of 3: comparing …');
  expect(session.rows).toEqual(rows);
  session.send({ type: 'stepEnd', side: 'left', by: -1 }).send({ type: 'stepEnd', side: 'right', by: -1 });
  expect([session.screen.left.end, session.screen.right.end]).toEqual([3, 2]);
  const effects = session.takeEffects();
  expect(asked(effects)).toEqual(['compareImages']);
  await session.perform(effects);
  expect([session.screen.left.end, session.screen.right.end]).toEqual([3, 2]);
  await session.settle();
  expect(session.notice).toBe('B ends at layer 1 of 2.');
  expect([session.screen.left.end, session.screen.right.end]).toEqual([1, 1]);
  expect(session.rows).toHaveLength(1);
  const [shown, known] = shownAndTrue(session.screen);
  expect(shown).toEqual(known);
});

test('images that are swapped while they are compared come out swapped, with all that was read', async () => {
  const session = await opened();
  const [load] = session.takeEffects();
  await session.perform([load!]);
  const reading = session.takeEffects();
  session.press('X');
  await session.perform(reading.filter(({ type }) => type === 'comparePair'));
  session.send({ type: 'stepEnd', side: 'right', by: -1 }).press('X', 'X');
  await session.settle();
  expect([session.screen.left.end, session.screen.right.end]).toEqual([2, 2]);
  const [shown, known] = shownAndTrue(session.screen);
  expect(shown).toEqual(known);
  expect(shown).toContain('~ etc/a content');
  expect(shown?.filter((line) => line.startsWith('?'))).toEqual([]);
});

test('an answer that nobody waits for is dropped', async () => {
  const session = await (await opened()).settle();
  const { comparison, questions } = session.screen.made!;
  const before = session.screen;
  session.send({ type: 'imagesCompared', id: 999, comparison, questions });
  expect(session.screen).toBe(before);
});

test('what a filter finds in large images is looked for beside the screen: the rows stay until it is there', async () => {
  const session = await (await opened()).settle();
  const { rows } = session;
  session.press('/', 'e', 'l');
  expect(session.rows).toEqual(rows);
  expect(pairFoundText(session.screen)).toBe('filtering …');
  const effects = session.takeEffects();
  expect(asked(effects)).toEqual(['matchPairs', 'cancel', 'matchPairs']);
  await session.perform(effects.slice(0, 1));
  expect(session.rows).toEqual(rows);
  await session.perform(effects.slice(2));
  expect(session.row).toBe('≡                   5 elsewhere (moved)');
  expect(pairFoundText(session.screen)).toMatch(/^1 of 4 paths/);
  session.press('backspace', 'enter', 'escape');
  await session.settle();
  expect(session.rows).toEqual(rows);
});

test('a filter that is taken back while it is looked for leaves the rows as they were', async () => {
  const session = await (await opened()).settle();
  const { rows } = session;
  session.press('/', 'e', 'escape');
  await session.settle();
  expect(session.rows).toEqual(rows);
  expect(session.screen.files).not.toHaveProperty('listed');
});

test('files of no package are summed up ahead, once everything is read and anew after a swap', async () => {
  const session = await opened();
  await session.settle();
  const summed = (): unknown => session.screen.reading.summed;
  expect(summed()).toBe(imageComparisonOf(session.screen));
  session.press('down');
  expect(session.takeEffects()).toEqual([]);
  session.press('X');
  expect(asked(session.takeEffects())).toEqual(['sumUnowned']);
  expect(summed()).toBe(imageComparisonOf(session.screen));
});
