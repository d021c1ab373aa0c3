import { expect, test } from 'vitest';
import { commands } from '../../../src/app/commands.ts';
import { lowerPaneOf } from '../../../src/app/comparing/lowerLines.ts';
import { comparingOverlayLength } from '../../../src/app/comparing/overlayLines.ts';
import { pairCursorIndex, pairRowsOf } from '../../../src/app/comparing/pairRows.ts';
import { tabHeight } from '../../../src/app/comparing/selectors.ts';
import { tabStops } from '../../../src/app/comparing/tabStops.ts';
import { footerOf } from '../../../src/app/footer.ts';
import type { State } from '../../../src/app/state.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { besideFarm, farm, mashOnce } from '../../support/mashing.ts';
import { comparingOn } from '../../support/pairSession.ts';
import { random } from '../../support/random.ts';
import { randomLayer } from '../../support/randomLayers.ts';

/** What everything else stands on, whatever was pressed. */
function check(state: State): void {
  footerOf(state);
  const { screen } = state;
  if (screen.kind !== 'comparing') throw new Error(`the screen is ${screen.kind}`);
  const { tab, overlay } = screen;
  lowerPaneOf(screen);
  const { length, count, place, at } = tabStops(state, screen);
  const { top } = screen[tab];
  const height = tabHeight(state, screen);
  expect(place).toBeLessThan(Math.max(1, count));
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThanOrEqual(Math.max(0, length - height));
  if (place >= 0) {
    expect(at(place)).toBeGreaterThanOrEqual(top);
    expect(at(place)).toBeLessThan(top + height);
  }
  if (tab === 'files' && count > 0) {
    const rows = pairRowsOf(screen);
    expect(rows.at(pairCursorIndex(screen)).key).toBe(screen.files.cursor);
    for (let i = top; i < Math.min(length, top + height); i++) expect(rows.indexOf(rows.at(i).key)).toBe(i);
  }
  if (overlay !== undefined && 'cursor' in overlay)
    expect(overlay.cursor).toBeLessThan(Math.max(1, comparingOverlayLength(state, screen, overlay)));
}

/** Rows of the help but for the one that goes back to the explorer. */
const staying = commands.filter(({ message }) => message.type !== 'close');

async function mash(seed: number, presses: number): Promise<void> {
  const numbers = random(seed);
  const shared = randomLayer(numbers);
  const image = async () => {
    const layers = Array.from({ length: numbers.below(5) }, () => randomLayer(numbers));
    return imageOfLayers([shared, [...farm.slice(numbers.below(2)), besideFarm], ...layers]);
  };
  const session = await comparingOn([await image(), await image()]);
  for (let i = 0; i < presses; i++) {
    mashOnce(session, numbers, staying);
    // Answered, given up, or still on their way.
    const answers = numbers.below(8);
    if (answers === 0) await session.settle();
    if (answers === 1) session.takeEffects();
    check(session.state);
  }
}

test.each([1, 2, 3, 4, 5, 6])(
  'whatever is pressed in a comparison, cursors stand on rows and nothing throws (seed %i)',
  async (seed) => {
    await mash(seed, 600);
  },
);
