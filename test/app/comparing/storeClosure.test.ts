import { expect, test } from 'vitest';
import { packagesOf } from '../../../src/analysis/packages/packagesOf.ts';
import { summaryLinesOf } from '../../../src/app/comparing/summaryLines.ts';
import type { Effect } from '../../../src/app/effect.ts';
import { treeAt } from '../../../src/layers/treeAt.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { file } from '../../support/layer.ts';
import { PairSession } from '../../support/pairSession.ts';
import { usual } from '../../support/session.ts';

type Reading = Extract<Effect, { type: 'readPackages' }>;

const readings = (effects: readonly Effect[]): readonly Reading[] =>
  effects.filter((effect): effect is Reading => effect.type === 'readPackages');

/** Packages as they are answered: without the closure more is to come. */
function answer(session: PairSession, { id, side, stack, position }: Reading, storeClosure?: number | null): void {
  const report = packagesOf(treeAt(stack, position), new Map());
  if (storeClosure === undefined) session.send({ type: 'packages', id, side, report, more: true });
  else session.send({ type: 'packages', id, side, report: { ...report, storeClosure } });
}

function closures({ state, screen }: PairSession): readonly string[] {
  const line = summaryLinesOf(state, screen).find((one) => one.what === 'number' && one.title === 'store closure');
  return line?.what === 'number' ? [line.left, line.right] : [];
}

async function opened(): Promise<{ session: PairSession; left: Reading; right: Reading }> {
  const store = await imageOfLayers([[file(`nix/store/${'a'.repeat(32)}-a-1.0`, 'a')]]);
  const bare = await imageOfLayers([[file('bin/a', 'a')]]);
  const session = new PairSession(usual, [store, bare]);
  const [load] = session.takeEffects();
  if (load?.type !== 'loadPair') throw new Error('a pair is not opened');
  session.send({ type: 'loadedPair', id: load.id, left: { stack: store.stack }, right: { stack: bare.stack } });
  const [left, right] = readings(session.takeEffects());
  if (left === undefined || right === undefined) throw new Error('packages are not read');
  return { session, left, right };
}

test('a closure comes after the packages that it belongs to', async () => {
  const { session, left, right } = await opened();
  expect(closures(session)).toEqual([]);
  answer(session, left);
  answer(session, right, null);
  expect(closures(session)).toEqual(['…', '–']);
  expect(readings(session.takeEffects())).toEqual([]);
  answer(session, left, 34_200);
  expect(closures(session)).toEqual(['34 200 B', '–']);
  // nothing is waited for any more
  answer(session, left, 1);
  expect(closures(session)).toEqual(['34 200 B', '–']);
});

test('a closure of which not all can be read is not known', async () => {
  const { session, left } = await opened();
  answer(session, left, null);
  expect(closures(session)).toEqual(['not known', '–']);
});

test('swapping while a closure is read asks for it on the other side', async () => {
  const { session, left, right } = await opened();
  answer(session, left);
  answer(session, right, null);
  session.takeEffects();
  session.press('X');
  const effects = session.takeEffects();
  expect(effects).toContainEqual({ type: 'cancel', id: left.id });
  const [again, ...more] = readings(effects);
  expect(again).toMatchObject({ side: 'right', stack: left.stack });
  expect(more).toEqual([]);
  if (again !== undefined) answer(session, again, 34_200);
  expect(closures(session)).toEqual(['–', '34 200 B']);
});
