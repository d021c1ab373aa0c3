import { expect, test } from 'vitest';
import { type Equality, equalOf, noEquality, withAnswers } from '../../src/compare/equality.ts';
import { layerChanges } from '../../src/compare/layerChanges.ts';
import { unknownClasses, unknownPairs } from '../../src/compare/unknownPairs.ts';
import { drawChanges } from '../support/draw.ts';
import { directory, file, hardlink, opaque, symlink, whiteout } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

const later = { mtime: new Date(1_800_000_000_000) };

test('signs and reasons of what a layer did', async () => {
  const stack = await stackFromLayers(
    [
      directory('etc/'),
      file('etc/motd', 'hello'),
      file('etc/issue', 'a'),
      file('etc/mode', 'm'),
      symlink('etc/link', 'a'),
      file('etc/gone', 'gone'),
      file('etc/cap', 'cap'),
      file('etc/kind', 'k'),
      file('etc/same', ''),
      directory('srv/'),
      file('srv/a', '12'),
      file('srv/b', '3'),
    ],
    [
      directory('etc/', later),
      file('etc/motd', 'hi'),
      file('etc/mode', 'm', { mode: 0o755, uid: 1000 }),
      symlink('etc/link', 'b'),
      whiteout('etc/gone'),
      file('etc/cap', 'cap', { pax: { 'SCHILY.xattr.security.capability': 'x' } }),
      symlink('etc/kind', 'k'),
      file('etc/same', '', later),
      file('etc/new', 'new'),
      whiteout('srv'),
    ],
  );
  const changes = layerChanges(stack, 2, equalOf(noEquality(stack)));
  expect(drawChanges(changes)).toEqual([
    '~ etc/cap xattr security.capability',
    '- etc/gone',
    '~ etc/kind type file→symlink',
    '~ etc/link link → b',
    '~ etc/mode mode 0644→0755, owner 0:0→1000:0',
    '~ etc/motd content',
    '+ etc/new',
    '= etc/same',
    '- srv/',
    '- srv/a',
    '- srv/b',
  ]);
  expect(changes.counts(0)).toEqual({ unchanged: 2, added: 1, modified: 5, removed: 4, touched: 1, unknown: 0 });
  expect(changes.bytes(0)).toEqual({ added: 3, modified: 6, touched: 0, hidden: 5 + 1 + 4 + 3 + 1 + 3 });
  expect(changes.bytes(changes.after.find('etc'))).toMatchObject({ hidden: 14 });
});

test('a file of equal size is unknown until somebody has read it', async () => {
  const stack = await stackFromLayers(
    [file('a', 'one'), file('b', 'one'), file('c', 'one'), hardlink('d', 'c')],
    [file('a', 'one'), file('b', 'two'), file('c', 'one', { mode: 0o600 }), hardlink('d', 'c', { mode: 0o600 })],
  );
  let known: Equality = noEquality(stack);
  const first = layerChanges(stack, 2, equalOf(known));
  expect(drawChanges(first)).toEqual(['? a', '? b', '~ c mode 0644→0600', '~ d mode 0644→0600']);
  expect(first.bytes(0)).toEqual({ added: 0, modified: 3, touched: 0, hidden: 9 });
  const pairs = [...unknownPairs(first)];
  expect(pairs).toHaveLength(4);
  expect(pairs[2]).toEqual(pairs[3]);
  // whose class is known is not read where nobody gives reasons
  expect([...unknownClasses(first)]).toEqual(pairs.slice(0, 2));
  for (const [i, same] of [true, false, true].entries()) known = withAnswers(known, [{ ...pairs[i]!, same }]);
  const second = layerChanges(stack, 2, equalOf(known));
  expect(drawChanges(second)).toEqual(['= a', '~ b content', '~ c mode 0644→0600', '~ d mode 0644→0600']);
  expect([...unknownPairs(second)]).toEqual([]);
  expect(second.bytes(0)).toEqual({ added: 0, modified: 6, touched: 3, hidden: 9 });
});

test('a hard link that stays keeps its bytes from being hidden', async () => {
  const stack = await stackFromLayers(
    [file('a', '1234'), hardlink('b', 'a')],
    [whiteout('a')],
    [opaque('x'), whiteout('b')],
  );
  const equal = equalOf(noEquality(stack));
  expect(drawChanges(layerChanges(stack, 2, equal))).toEqual(['- a']);
  expect(layerChanges(stack, 2, equal).bytes(0).hidden).toBe(0);
  expect(layerChanges(stack, 3, equal).bytes(0).hidden).toBe(4);
});

test('which of two names is the hard link makes no difference', async () => {
  const stack = await stackFromLayers([file('a', 'x'), hardlink('b', 'a')], [file('b', 'x'), hardlink('a', 'b')]);
  expect(drawChanges(layerChanges(stack, 2, () => true))).toEqual(['= a', '= b']);
});

test('digests of both layers answer without reading', async () => {
  const stack = await stackFromLayers([file('a', 'x'), file('b', 'x')], [file('a', 'x'), file('b', 'y')]);
  const [base, top] = stack.indexes;
  const digests = new Uint8Array(3 * 32).fill(7);
  Object.assign(base!, { digests });
  Object.assign(top!, { digests: digests.slice().fill(8, 2 * 32) });
  expect(drawChanges(layerChanges(stack, 2, equalOf(noEquality(stack))))).toEqual(['= a', '~ b content']);
});
