import { expect, test } from 'vitest';
import { footerOf } from '../../src/app/footer.ts';
import { helpLines } from '../../src/app/help.ts';
import { overlayLength } from '../../src/app/overlaySize.ts';
import { cursorIndex, layerRowsOf, pageHeight, rowsOf } from '../../src/app/selectors.ts';
import type { State } from '../../src/app/state.ts';
import { whereIs } from '../../src/app/where.ts';
import { besideFarm, farm, mashedKeys, mashOnce } from '../support/mashing.ts';
import { type Random, random } from '../support/random.ts';
import { randomLayer } from '../support/randomLayers.ts';
import { browsingOn, type Session } from '../support/session.ts';
import { stackFromLayers } from '../support/stack.ts';

/** What everything else stands on, whatever was pressed. */
function check(state: State): void {
  footerOf(state);
  const { screen } = state;
  if (screen.kind !== 'browsing') return;
  const { files, layers, overlay } = screen;
  const rows = rowsOf(screen);
  const index = cursorIndex(screen);
  const height = pageHeight(state, screen, 'files');
  if (rows.length > 0) {
    expect(rows.at(index).key).toBe(files.cursor);
    expect(files.top).toBeLessThanOrEqual(Math.max(0, rows.length - height));
    expect(index - files.top).toBeLessThan(height);
  } else expect(index).toBe(-1);
  expect(files.top).toBeGreaterThanOrEqual(0);
  expect(files.top).toBeLessThanOrEqual(Math.max(0, index));
  const stops = layerRowsOf(screen).filter((row) => row.what !== 'step');
  expect(stops.map((row) => row.position)).toContain(layers.cursor);
  if (overlay !== undefined && 'cursor' in overlay) {
    expect(overlay.cursor).toBeGreaterThanOrEqual(0);
    expect(overlay.cursor).toBeLessThan(Math.max(1, overlayLength(state, screen, overlay)));
  }
}

/** Effects answered, or not, or late, or twice, or with another's number. */
function answer(session: Session, numbers: Random): void {
  const { screen } = session.state;
  for (const effect of session.takeEffects()) {
    if (numbers.below(4) === 0) continue;
    const late = numbers.below(5) === 0 ? 1 : 0;
    if (effect.type === 'compare') {
      const answers = effect.pairs.map((pair) => ({ ...pair, same: numbers.below(2) === 0 }));
      session.send({ type: 'compared', id: effect.id - late, answers, last: numbers.below(2) === 0 });
    }
    if (effect.type === 'find' && screen.kind === 'browsing') {
      const nodes = Array.from({ length: numbers.below(5) }, () => numbers.below(screen.stack.paths.length));
      const hits = nodes.map((node) => ({ node, path: 'hit', indexes: [] }));
      session.send({ type: 'found', id: effect.id - late, hits, matched: hits.length, of: 9 });
    }
    if (effect.type === 'expireNotice') session.send({ type: 'noticeExpired', id: effect.id + late });
  }
}

async function mash(seed: number, count: number): Promise<void> {
  const numbers = random(seed);
  const layers = Array.from({ length: 1 + numbers.below(5) }, () => randomLayer(numbers));
  const stack = await stackFromLayers([...farm, besideFarm], ...layers);
  const session = browsingOn(stack, { layer: numbers.below(9), other: 'other:1' });
  for (let i = 0; i < count; i++) {
    mashOnce(session, numbers);
    answer(session, numbers);
    const { screen } = session.state;
    if (screen.kind === 'loading') session.send({ type: 'loaded', id: screen.id, stack, other: 'other:1' });
    check(session.state);
  }
  expect(helpLines(session.state, '').length).toBeGreaterThan(10);
  expect(whereIs(session.state)).toBeTruthy();
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'whatever is pressed, cursors stand on rows and nothing throws (seed %i)',
  async (seed) => {
    await mash(seed, 1000);
  },
);

test('an image without layers can be looked at', async () => {
  const session = browsingOn(await stackFromLayers());
  for (const key of mashedKeys) {
    session.press(key);
    check(session.state);
  }
});
