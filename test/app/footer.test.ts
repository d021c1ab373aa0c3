import { expect, test } from 'vitest';
import { footerOf } from '../../src/app/footer.ts';
import { file, symlink } from '../support/layer.ts';
import { browsing, Session, usual } from '../support/session.ts';

const image = [[file('a', 'aaa'), file('d/b', 'b'), symlink('l', 'a')], [file('a', 'bbbb')]];

/** The footer as text: hints left, those that always stand at the right. */
function text({ state }: Session): string {
  const footer = footerOf(state);
  const hints = footer.hints.map(({ keys, title }) => `${keys} ${title}`.trim()).join('  ');
  const always = footer.kind === 'input' ? '' : footer.always.map(({ keys, title }) => `${keys} ${title}`).join('  ');
  if (footer.kind === 'hints') return `${hints} | ${always}`;
  return `${footer.kind === 'input' ? `/ ${footer.query}  ${footer.found}` : footer.text} | ${hints} | ${always}`;
}

test('each place names the keys that matter there', async () => {
  const session = await browsing(image);
  expect(text(session)).toBe(
    '↑↓ layer  → its files  c changes/all  s sort  / filter  f find  C compare with…  t what to show | ? help  q quit',
  );
  session.press('down', 'down');
  expect(text(session)).toMatch(/^↑↓ layer {2}→ its files {2}c all {2}v mark a range {2}s sort {2}\/ filter/);
  session.press('2');
  expect(text(session)).toBe(
    '↑↓ move  →← fold  n next change  c all  / filter  f find anywhere  s sort  t what to show | ? help  q quit',
  );
  session.press('n');
  expect(text(session)).toContain('/ filter  Enter details  f find');
  session.press('enter');
  expect(text(session)).toBe('↑↓ scroll  Esc close | ? help  q close');
  session.press('q', 'f');
  expect(text(session)).toBe('Type to narrow  ↑↓ hit  Tab which layer  Enter go there | Esc close');
  session.press('escape', '?');
  expect(text(session)).toBe('Type to find a key  ↑↓ choose  Enter do it  Esc close | q close');
});

test('a filter being typed is the footer, with what it finds', async () => {
  const session = (await browsing(image)).press('2', '/', 'b');
  expect(text(session)).toBe('/ b  1 of 4 paths · 1 file · 1 B | ↑↓ row  Enter keep  Esc clear | ');
  expect(text(session.press('z'))).toBe('/ bz  0 of 4 paths | Enter keep  Esc clear | ');
  session.press('escape', '1', '/', '2');
  expect(text(session)).toContain('/ 2  1 of 2 layers |');
});

test('an answer takes the place of the hints', async () => {
  const session = (await browsing(image)).press('e');
  expect(text(session)).toBe('e does nothing here. ? shows every key. |  | ? help  q quit');
});

test('problems are announced until a key is pressed, with the key that shows them', async () => {
  const session = await browsing([[file('a'), file('../b'), file('x/.wh..')]]);
  expect(text(session)).toMatch(/^\d+ problems? while reading: layer 1: .* \| ! shows them \| \? help {2}q quit$/);
  expect(text(session.press('down'))).toMatch(/^↑↓ layer/);
  expect(session.press('!').screen.overlay?.kind).toBe('problems');
});

test('where nothing is open only leaving is named', () => {
  const session = new Session(usual);
  expect(text(session)).toBe(' | q quit');
  session.send({ type: 'failed', id: 1, message: 'nothing', hint: '' });
  expect(text(session)).toBe(' | q quit');
});
