import { describe, expect, test } from 'vitest';
import { footerOf } from '../../../src/app/footer.ts';
import type { Stack } from '../../../src/layers/stack.ts';
import type { ReadableImage } from '../../../src/load/readImageEquality.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { file } from '../../support/layer.ts';
import { PairSession } from '../../support/pairSession.ts';

const usual = { columns: 120, rows: 32 };

type Opening = { readonly session: PairSession; readonly id: number; readonly images: readonly ReadableImage[] };

const read = (stack: Stack) => ({ source: 'somewhere', size: 1, layers: 1, entries: 1, stack });

/** Two images of which the left one is read. */
async function leftRead(): Promise<Opening> {
  const images = [await imageOfLayers([[file('a', 'one')]]), await imageOfLayers([[file('b', 'two')]])];
  const session = new PairSession(usual, images);
  const [load] = session.takeEffects();
  if (load?.type !== 'loadPair') throw new Error('no load');
  const { id } = load;
  expect(hints(session)).toEqual(['cancel']);
  const progress = { stage: 'read', done: 1, total: 1 };
  session.send({ type: 'progressed', id, side: 'left', progress, read: read(images[0]!.stack) });
  return { session, id, images };
}

function hints({ state }: PairSession): readonly string[] {
  const footer = footerOf(state);
  return footer.kind === 'hints' ? footer.hints.map(({ title }) => title) : [];
}

const loaded = ({ id, images }: Opening) =>
  ({ type: 'loadedPair', id, left: { stack: images[0]!.stack }, right: { stack: images[1]!.stack } }) as const;

describe('while two images are opened', () => {
  test('Enter looks at the one that is read, Esc comes back to how far they are', async () => {
    const { session, id } = await leftRead();
    expect(hints(session)).toEqual(['look at A meanwhile', 'cancel']);
    session.press('enter');
    expect(session.state.screen.kind).toBe('browsing');
    expect(hints(session)[0]).toBe('both images');
    session.send({ type: 'progressed', id, side: 'right', progress: { stage: 'reading', done: 5, total: 9 } });
    expect(session.state.screen.kind).toBe('browsing');
    session.press('escape');
    expect(session.state.screen).toMatchObject({ kind: 'loading', sides: { right: { progress: { done: 5 } } } });
    expect(session.state.opening).toBeUndefined();
  });

  test.each(['escape', 'backspace', 'q'])('says when both are there, and %s compares them', async (key) => {
    const opening = await leftRead();
    const { session } = opening;
    session.press('enter').send(loaded(opening));
    expect(session.state.screen.kind).toBe('browsing');
    expect(session.notice).toBe('Both images are read: Esc compares them.');
    expect(session.press(key).state.screen.kind).toBe('comparing');
    expect(session.press('q').takeEffects().at(-1)).toEqual({ type: 'quit', code: 0 });
  });

  test('who looks at one goes on looking at it when the other one cannot be opened', async () => {
    const { session, id } = await leftRead();
    session.press('enter').send({ type: 'failed', id, message: 'It is cut', hint: 'Try again.' });
    expect([session.state.screen.kind, session.notice]).toEqual(['browsing', 'It is cut. Try again.']);
    session.press('q');
    expect(session.takeEffects().at(-1)).toEqual({ type: 'quit', code: 0 });
  });

  test('a question about the other one waits until somebody comes back', async () => {
    const { session, id } = await leftRead();
    session.press('enter').send({ type: 'offered', id, choices: [] });
    expect(session.state.screen.kind).toBe('browsing');
    expect(session.press('escape').state.screen.kind).toBe('picking');
  });

  test('no third image is opened beside them', async () => {
    const { session } = await leftRead();
    session.press('enter', 'C');
    expect(session.notice).toMatch(/^C does nothing here/);
  });

  test('from the explorer, Enter goes back to it and both are reached from there', async () => {
    const opening = await leftRead();
    const explorer = opening.session;
    explorer.press('enter').send({ type: 'failed', id: opening.id, message: 'It is cut', hint: '' });
    explorer.press('C');
    explorer.send({ type: 'text', text: 'other:1' });
    explorer.press('enter', 'enter');
    expect(explorer.state.screen.kind).toBe('browsing');
    const second = explorer.takeEffects().find((effect) => effect.type === 'loadSecond');
    if (second?.type !== 'loadSecond') throw new Error('no second image');
    explorer.send({ ...loaded(opening), id: second.id });
    expect(explorer.press('escape').state.screen.kind).toBe('comparing');
    expect(explorer.press('q').state.screen.kind).toBe('browsing');
  });
});
