import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/app/effect.ts';
import { rowsOf } from '../../src/app/selectors.ts';
import { file } from '../support/layer.ts';
import { browsing, type Session } from '../support/session.ts';

const body = 'b'.repeat(100);
/** Layers 2 and 3 ship `a` again, with the same bytes and with others; layer 3 ships `b` again. */
const image = [[file('a', body), file('b', body)], [file('a', body)], [file('a', 'c'.repeat(100)), file('b', body)]];

type Compare = Extract<Effect, { type: 'compare' }>;

function compares(session: Session): readonly Compare[] {
  return session.takeEffects().filter((effect) => effect.type === 'compare');
}

function answer(session: Session, { id, pairs }: Compare, same: boolean): void {
  session.send({ type: 'compared', id, answers: pairs.map((pair) => ({ ...pair, same })), last: true });
}

function classOf(session: Session, path: string): string | undefined {
  const rows = rowsOf(session.screen);
  return Array.from({ length: rows.length }, (_, i) => rows.at(i)).find((row) => row.key === path)?.class;
}

describe('what must be read to know', () => {
  test('is asked for layer after layer in the background, each once', async () => {
    const session = await browsing(image);
    const [second, ...others] = compares(session);
    expect(others).toEqual([]);
    expect(second?.pairs).toHaveLength(1);
    answer(session, second!, true);
    const [third, ...more] = compares(session);
    expect(more).toEqual([]);
    expect(third?.pairs).toHaveLength(2);
    answer(session, third!, true);
    session.press('down', 'down', 'down', 'up');
    expect(compares(session)).toEqual([]);
  });

  test('is asked for at once for what is on screen, though the background waits', async () => {
    const session = await browsing(image, { layer: 3 });
    const [third] = compares(session);
    expect(third?.pairs).toHaveLength(2);
    session.press('up');
    const [second] = compares(session);
    expect(second?.pairs).toHaveLength(1);
    expect(classOf(session, 'a')).toBe('unknown');
    answer(session, second!, false);
    expect(classOf(session, 'a')).toBe('modified');
  });

  test('moves from ? to a class as answers come, and into the waste when all are there', async () => {
    const session = await browsing(image, { layer: 2 });
    expect(classOf(session, 'a')).toBe('unknown');
    const [second] = compares(session);
    const { waste } = session.screen;
    answer(session, second!, true);
    // A file that is only shipped again is no change.
    expect(classOf(session, 'a')).toBeUndefined();
    expect(session.press('t', 'g', 'escape').rows).toContain('a');
    expect(session.screen.waste).toBe(waste);
    answer(session, compares(session)[0]!, true);
    expect([waste.touched, session.screen.waste.touched]).toEqual([0, 300]);
  });

  test('comes in parcels that count before the last one', async () => {
    const session = await browsing(image, { layer: 3 });
    const [third] = compares(session);
    const [first, second] = third!.pairs;
    session.send({ type: 'compared', id: third!.id, answers: [{ ...first!, same: false }] });
    expect([classOf(session, 'a'), classOf(session, 'b')].sort()).toEqual(['modified', 'unknown']);
    session.send({ type: 'compared', id: third!.id, answers: [{ ...second!, same: true }] });
    expect([classOf(session, 'a'), classOf(session, 'b')]).not.toContain('unknown');
  });

  test('comes in parcels to the background, and all of them count at the end', async () => {
    const session = await browsing(image);
    answer(session, compares(session)[0]!, true);
    const [third] = compares(session);
    for (const pair of third!.pairs)
      session.send({ type: 'compared', id: third!.id, answers: [{ ...pair, same: false }] });
    session.press('G');
    expect([classOf(session, 'a'), classOf(session, 'b')]).toEqual(['modified', 'modified']);
  });

  test('is not taken from an effect that nobody sent', async () => {
    const session = await browsing(image, { layer: 2 });
    const [second] = compares(session);
    const { state } = session;
    session.send({ type: 'compared', id: 999, answers: second!.pairs.map((pair) => ({ ...pair, same: false })) });
    expect(session.state).toBe(state);
  });
});
