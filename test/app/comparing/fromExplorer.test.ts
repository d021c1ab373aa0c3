import { expect, test } from 'vitest';
import { footerOf } from '../../../src/app/footer.ts';
import type { State } from '../../../src/app/state.ts';
import { file } from '../../support/layer.ts';
import { browsing, type Session } from '../../support/session.ts';
import { stackFromLayers } from '../../support/stack.ts';

const choices = [
  { reference: 'hello-docker:latest', from: 'docker (context default)' },
  { reference: 'old.tar', from: 'opened before' },
];

/** The explorer with `C` pressed and images listed. */
async function choosing(): Promise<Session> {
  const session = (await browsing([[file('a', 'a')], [file('b', 'b')]])).press('2', 'down');
  session.takeEffects();
  session.press('C');
  const [list] = session.takeEffects();
  if (list?.type !== 'listImages') throw new Error('nothing was listed');
  return session.send({ type: 'listed', id: list.id, choices });
}

const kind = ({ state }: { readonly state: State }): string => state.screen.kind;

test('C names an image of the list, or one that is typed', async () => {
  const session = await choosing();
  session.press('down', 'enter');
  expect(session.takeEffects().at(-1)).toMatchObject({ type: 'loadSecond', reference: 'old.tar' });
  const typed = (await choosing()).send({ type: 'text', text: './other.tar' }).press('enter');
  expect(typed.takeEffects().at(-1)).toMatchObject({ type: 'loadSecond', reference: './other.tar' });
  const narrowed = (await choosing()).send({ type: 'text', text: 'hello latest' }).press('enter');
  expect(narrowed.takeEffects().at(-1)).toMatchObject({ reference: 'hello-docker:latest' });
});

test('the comparison opens beside the explorer, and q goes back to where one was', async () => {
  const session = await choosing();
  const before = session.screen;
  session.press('enter');
  const load = session.takeEffects().at(-1);
  if (load?.type !== 'loadSecond') throw new Error('nothing is loaded');
  expect(load.left).toBe(before.stack);
  expect(session.state.screen).toMatchObject({ kind: 'loading', sides: { left: { read: { layers: 2, entries: 2 } } } });
  const progress = { stage: 'reading', done: 1, total: 2 };
  session.send({ type: 'progressed', id: load.id, progress, side: 'right' });
  expect(session.state.screen).toMatchObject({ sides: { right: { reference: 'hello-docker:latest', progress } } });
  const second = await stackFromLayers([file('a', 'a')]);
  session.send({ type: 'loadedPair', id: load.id, left: { stack: before.stack }, right: { stack: second } });
  expect(kind(session)).toBe('comparing');
  expect(footerOf(session.state)).toMatchObject({ always: [{ title: 'help' }, { keys: 'q', title: 'back' }] });
  session.takeEffects();
  session.press('q');
  expect(session.takeEffects()).toContainEqual({ type: 'closeSecond', stack: second });
  expect(session.screen.files.cursor).toBe(before.files.cursor);
  expect(session.press('q').takeEffects()).toContainEqual({ type: 'quit', code: 0 });
});

test('Esc while the second image is opened, and an image that cannot be opened, leave the explorer', async () => {
  const session = (await choosing()).press('enter', 'escape');
  expect(kind(session)).toBe('browsing');
  // What was being read for the explorer is given up with it, and asked for again.
  expect(session.takeEffects().map(({ type }) => type)).toEqual(['cancel', 'loadSecond', 'cancel', 'compare']);
  const failing = (await choosing()).press('enter');
  const load = failing.takeEffects().at(-1) as { readonly id: number };
  failing.send({ type: 'failed', id: load.id, message: 'no such image', hint: 'docker pull it' });
  expect(kind(failing)).toBe('browsing');
  expect(failing.notice).toBe('no such image. docker pull it');
});
