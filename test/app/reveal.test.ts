import { expect, test } from 'vitest';
import { reveal } from '../../src/app/reveal.ts';
import { cursorRow, rowsOf } from '../../src/app/selectors.ts';
import { directory, file, type Piece, symlink, whiteout } from '../support/layer.ts';
import { browsing } from '../support/session.ts';

const links = ['a', 'b', 'c', 'd'].map((name) => symlink(`bin/${name}`, '/bin/box'));
const base: Piece[] = [
  ...links,
  file('bin/box', 'bb'),
  file('one/two/three/file', 'f'),
  directory('empty'),
  file('gone', 'g'),
];
const image = [base, [file('new', 'n'), whiteout('gone')]];

/** The key under the cursor after revealing a path at layer 2, where only changes are shown and everything is folded. */
async function revealed(path: string): Promise<string | undefined> {
  const session = (await browsing(image, { layer: 2 })).press('2');
  const there = reveal(session.screen, path);
  return there && cursorRow(there)?.key;
}

test.each([
  ['a path that the step changed', 'new', 'new'],
  ['a removed path', 'gone', 'gone'],
  ['a path that is hidden as unchanged', 'empty', 'empty'],
  ['a link in a row of links, which is unfolded', 'bin/c', 'bin/c'],
  ['the root', '', ''],
])('reveals %s', async (_, path, expected) => {
  expect(await revealed(path)).toBe(expected);
});

test('reveals a directory in the middle of a chain as the row of the chain', async () => {
  const { screen, rows } = (await browsing(image)).press('2');
  expect(rows).toContain('one/two/three/file');
  const there = reveal(screen, 'one/two');
  expect(there && cursorRow(there)?.key).toBe('one/two/three/file');
});

test('a path of no tree on screen is not revealed', async () => {
  expect(await revealed('nowhere')).toBeUndefined();
});

test('a filter that hides the path is taken away, one that shows it stays', async () => {
  const session = (await browsing(image)).press('2', '/', 'b', 'o', 'x', 'enter');
  expect(reveal(session.screen, 'bin/box')?.files.filter).toBe('box');
  expect(reveal(session.screen, 'empty')?.files.filter).toBe('');
});

test('what was shown is still shown', async () => {
  const session = (await browsing(image, { layer: 2 })).press('2');
  const there = reveal(session.screen, 'new');
  expect(there?.files.changesOnly).toBe(true);
  expect(there && rowsOf(there).length).toBe(session.rows.length);
});
