import { describe, expect, test } from 'vitest';
import { alignedRowsOf } from '../../../src/app/comparing/alignedRows.ts';
import { factsOf } from '../../../src/app/comparing/compared.ts';
import { lowerPaneOf } from '../../../src/app/comparing/lowerLines.ts';
import { footerOf } from '../../../src/app/footer.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { directory, file, type Piece, symlink } from '../../support/layer.ts';
import { comparing, comparingOn, PairSession } from '../../support/pairSession.ts';
import { usual } from '../../support/session.ts';

const base: Piece[] = [file('etc/motd', 'one\ntwo\n'), file('etc/same', 'same'), directory('srv')];
const changed = file('etc/motd', 'one\n2\n');

describe('Files', () => {
  test('shows only what differs, c shows the rest', async () => {
    const session = await comparing([base], [[...base.slice(1), changed, file('new', 'n')]]);
    expect(session.rows).toEqual([
      '~        12        11 /',
      '~         8         6 etc/motd',
      '>                   1 new',
    ]);
    session.press('c');
    expect(session.rows).toContain('          4         4 │ same');
  });

  test('says nothing but the root when nothing differs, and the sentence says so', async () => {
    const late = base.map(({ header, body }) => ({ header: { ...header, mtime: new Date(0) }, body }));
    const session = await comparing([base], [late]);
    expect(session.rows).toEqual(['         12        12 /']);
    expect(lowerPaneOf(session.screen).wide[0]?.text).toMatch(/^The same image built twice/);
    expect(footerOf(session.state)).toMatchObject({
      hints: expect.not.arrayContaining([{ keys: 'n', title: 'next difference' }]),
    });
    expect(session.press('n').notice).toMatch(/^n does nothing here/);
  });

  test('marks what nobody has compared yet, and keeps the cursor when it becomes known', async () => {
    const images = [await imageOfLayers([[file('a/x', 'one')]]), await imageOfLayers([[file('a/x', 'two')]])];
    const session = new PairSession(usual, images);
    const [load] = session.takeEffects();
    const [left, right] = images;
    if (load?.type !== 'loadPair' || !left || !right) throw new Error('no load');
    session.send({ type: 'loadedPair', id: load.id, left: { stack: left.stack }, right: { stack: right.stack } });
    expect(session.rows).toEqual(['?         3         3 /', '?         3         3 a/x']);
    session.press('down');
    await session.settle();
    expect(session.row).toBe('~         3         3 a/x');
    expect(session.screen.reading.contents).toBeUndefined();
  });

  test('folds again what turns out not to meet, as long as nobody went anywhere', async () => {
    const images = [
      await imageOfLayers([[file('a/x', 'one'), file('a/y', 'same')]]),
      await imageOfLayers([[file('b/x', 'two'), file('b/z', '3'), file('c/y', 'same'), file('c/z', '3')]]),
    ];
    const session = new PairSession(usual, images);
    const [load] = session.takeEffects();
    const [left, right] = images;
    if (load?.type !== 'loadPair' || !left || !right) throw new Error('no load');
    session.send({ type: 'loadedPair', id: load.id, left: { stack: left.stack }, right: { stack: right.stack } });
    expect(session.rows.join()).toContain('▾ b/');
    await session.settle();
    expect(session.rows.join()).toContain('▸ b/');
    expect(session.rows.join()).toContain('▾ c/');
  });

  test('Enter on a file that differs reads both sides; Esc gives up what is not read yet', async () => {
    const session = (await comparing([base], [[...base.slice(1), changed]])).press('down', 'enter');
    const [read] = session.takeEffects();
    expect(read).toMatchObject({ type: 'readPair', left: { path: 'etc/motd' }, right: { path: 'etc/motd' } });
    session.press('escape');
    expect(session.takeEffects()).toEqual([{ type: 'cancel', id: (read as { id: number }).id }]);
    await session.press('enter').settle();
    expect(session.screen.overlay).toMatchObject({ kind: 'both', difference: { kind: 'text' } });
  });

  test('follows a link, and Backspace comes back', async () => {
    const linked = [...base, symlink('l', 'etc/motd')];
    const session = (await comparing([base], [linked])).press('down');
    expect(session.row).toBe('>                     l → etc/motd');
    session.press('enter');
    expect(session.row).toContain('motd');
    expect(session.press('backspace').row).toContain('l → etc/motd');
  });

  test('folds both sides at once, by the keys of the explorer', async () => {
    const left = [file('d/a', 'aaaa'), file('d/b', 'b')];
    const session = (await comparing([left], [[file('d/a', 'x'), file('d/c', 'ccc')]])).press('down');
    expect(session.rows.slice(1)).toEqual([
      '~         5         4 ▾ d/',
      '~         4         1 │ a',
      '>                   3 │ c',
      '<         1           │ b',
    ]);
    expect(session.press('left').rows.slice(1)).toEqual(['~         5         4 ▸ d/']);
    expect(session.press('n').row).toContain('│ a');
    expect(session.press('left').row).toContain('▾ d/');
    expect(session.press('Z').rows).toHaveLength(2);
  });

  test('is filtered by the paths of both sides, and adds up what matches', async () => {
    const session = (await comparing([[file('x/only', 'aa')]], [[file('y/other', 'bbb'), file('z', 'c')]])).press('/');
    session.send({ type: 'text', text: 'o' });
    expect(footerOf(session.state)).toMatchObject({ kind: 'input', query: 'o', found: '2 of 5 paths · A 2 B · B 3 B' });
    expect(session.rows).toEqual([
      '~         2         3 /',
      '>                   3 y/other',
      '<         2           x/only',
    ]);
    expect(session.press('escape').rows).toHaveLength(4);
  });
});

test('← on a link goes to its row of links, then to the folder', async () => {
  const links = ['k', 'l', 'm', 'n'].map((name) => symlink(`lib/${name}`, '../a'));
  const session = await comparing([[file('lib/z', 'z')]], [[file('lib/z', 'z'), ...links]]);
  session.press('G');
  expect(session.row).toBe('>                     │ ▸ 4 links → ../a');
  session.press('right', 'right', 'down');
  expect(session.row).toBe('>                     │ │ l → ../a');
  expect(session.press('left').row).toContain('▾ 4 links');
  expect(session.press('left', 'left').row).toContain('lib/');
});

describe('the ends', () => {
  const layers = [[file('a', 'a'.repeat(10))], [file('b', 'b'.repeat(20))], [file('c', 'c'.repeat(30))]];

  test('[ and ] end B at another layer, { and } A; the packages there are read anew', async () => {
    const session = await comparing(layers, layers);
    expect(session.rows).toHaveLength(1);
    session.press('[');
    expect(session.notice).toBe('B ends at layer 2 of 3.');
    expect(session.rows).toEqual(['~        60        30 /', '<        30           c']);
    expect(session.takeEffects()).toContainEqual(
      expect.objectContaining({ type: 'readPackages', side: 'right', position: 2 }),
    );
    session.press('[', '[');
    expect(session.notice).toBe('B ends at its first layer.');
    session.press('{', '{');
    expect(session.rows).toEqual(['         10        10 /']);
    session.press('}', '}', '}');
    expect(session.notice).toBe('A ends at its last layer already: it is the whole image.');
  });

  test('are what the figures and sentences are about', async () => {
    const session = await comparing(layers, layers);
    session.press('[');
    expect(factsOf(session.screen)).toMatchObject({
      size: { difference: -30 },
      shared: { layers: 2, bytes: 30, whole: 'right' },
      left: { size: 60, layers: 3 },
      right: { size: 30, layers: 2, ownLayers: { layers: 0, bytes: 0 } },
    });
    expect(lowerPaneOf(session.screen).wide[0]?.text).toBe('A is B and one layer more: +30 B.');
  });
});

describe('Layers', () => {
  test('folds a run of shared layers behind its first two', async () => {
    const layers = Array.from({ length: 9 }, (_, i) => [file(`f${i}`, 'x')]);
    const session = (await comparing(layers, [...layers, [file('zz', '123456')]])).press('3');
    const drawn = (): string[] =>
      alignedRowsOf(session.screen).flatMap((row) =>
        row.what === 'layer' ? [`${row.key} ${row.match}`] : row.what === 'run' ? [`… ${row.layers}`] : [],
      );
    expect(drawn()).toEqual(['L1R1 shared', 'L2R2 shared', '… 7', 'R10 null']);
    expect(lowerPaneOf(session.screen).title).toBe('only in B: layer 10');
    session.press('up', 'right');
    expect(drawn()).toHaveLength(10);
    expect(alignedRowsOf(session.screen).find((row) => row.what === 'total')).toMatchObject({
      remark: '9 layers, the whole of A',
    });
  });

  test('Enter shows the files as these layers leave them', async () => {
    const layers = [[file('a', 'a')], [file('b', 'b')]];
    const session = (await comparing(layers, layers)).press('3', 'enter');
    expect([session.screen.tab, session.screen.left.end, session.screen.right.end]).toEqual(['files', 1, 1]);
    const positions = (): readonly string[] =>
      alignedRowsOf(session.screen).flatMap((row) => (row.what === 'layer' ? [row.key] : []));
    expect(positions()).toEqual(['L1R1']);
    session.press('backspace');
    expect([session.screen.tab, session.screen.left.end, session.screen.right.end]).toEqual(['layers', 2, 2]);
    expect(positions()).toEqual(['L1R1', 'L2R2']);
  });

  test('the way back leads to the ends of the right images after they were swapped', async () => {
    const layers = [[file('a', 'a')], [file('b', 'b')]];
    const session = (await comparing([[file('c', 'c')]], layers)).press('3', 'enter', 'X', 'backspace');
    expect([session.screen.tab, session.screen.left.end, session.screen.right.end]).toEqual(['layers', 2, 1]);
  });
});

test('an image without layers can be compared, and against itself', async () => {
  for (const key of ['1', '2', '3', '4', '5']) {
    const session = await comparing([], []);
    expect(session.press(key, 'G', 'enter', 'escape', '{', ']', 'X', 'n', 's', 'c', 'z').screen.kind).toBe('comparing');
  }
  const image = await imageOfLayers([base]);
  expect((await comparingOn([image, await imageOfLayers([base])])).rows).toHaveLength(1);
});

describe('t', () => {
  test('leaves classes out', async () => {
    const session = (await comparing([[file('l', 'l')]], [[file('r', 'rr')]])).press('t', 'a', 'escape');
    expect(session.rows).toEqual(['~         1         2 /', '>                   2 r']);
  });
});
