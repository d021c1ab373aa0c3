import { expect, test } from 'vitest';
import { helpLines } from '../../src/app/help.ts';
import { file } from '../support/layer.ts';
import { browsing } from '../support/session.ts';

const image = [[file('a')], [file('b')]];

test('commands with one title are one line, with their keys together', async () => {
  const { state } = await browsing(image);
  const lines = helpLines(state, '');
  expect(lines.find((line) => line.title === 'one row')?.keys).toEqual(['↑', '↓', 'k', 'j']);
  expect(lines.find((line) => line.title === 'first, last')?.keys).toEqual(['g', 'G', 'Home', 'End']);
  expect(new Set(lines.map((line) => line.title)).size).toBe(lines.length);
});

test('typing leaves the lines that hold every word, in any order', async () => {
  const { state } = await browsing(image);
  expect(helpLines(state, 'range lay').map((line) => line.title)).toEqual(['mark a layer range']);
  expect(helpLines(state, 'ctrl+z').map((line) => line.title)).toEqual(['suspend']);
  expect(helpLines(state, 'no such thing')).toEqual([]);
});

test('what does nothing where one was is dim, also while the help is open', async () => {
  const dim = (session: Awaited<ReturnType<typeof browsing>>, title: string): boolean =>
    !helpLines(session.state, '').find((line) => line.title === title)?.works;
  const session = (await browsing(image)).press('?');
  expect([dim(session, 'mark a layer range'), dim(session, 'fold or unfold'), dim(session, 'one row')]).toEqual([
    true,
    true,
    false,
  ]);
  session.press('escape', 'down', '2', '?');
  expect([dim(session, 'mark a layer range'), dim(session, 'fold or unfold')]).toEqual([true, false]);
});
