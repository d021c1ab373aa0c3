import { describe, expect, test } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import type { Piece } from '../support/layer.ts';
import { directory, file, symlink, whiteout } from '../support/layer.ts';
import { browsing, Session, usual } from './session.ts';

const base: Piece[] = [
  file('bin/busybox', 'b'.repeat(5000)),
  ...['ash', 'cat', 'ls', 'sh'].map((name) => symlink(`bin/${name}`, '/bin/busybox')),
  file('etc/motd', 'hello'),
  file('etc/gone', 'x'.repeat(30)),
  file('etc/ssl/cert.pem', 'c'.repeat(700)),
  symlink('etc/cert', 'ssl/../ssl/cert.pem'),
  symlink('etc/lost', '/no/where'),
  symlink('etc/ring', 'ring'),
  directory('srv'),
  file('lib/libssl.so.3', 's'.repeat(900)),
];
const second: Piece[] = [file('bin/hello', 'h'.repeat(300)), file('etc/motd', 'howdy'), whiteout('etc/gone')];
const third: Piece[] = [file('lib/new.so', 'n'.repeat(40)), file('lib/deep/a/b', 'b')];
const image = [base, second, third];

describe('opening', () => {
  test('starts on a loading screen that asks for the image', () => {
    const session = new Session(usual, 'x:1');
    expect(session.takeEffects()).toEqual([{ type: 'load', id: 1, reference: 'x:1' }]);
    session.send({ type: 'progressed', id: 1, progress: { stage: 'indexing', done: 3, total: 9 } });
    expect(session.state.screen).toMatchObject({ kind: 'loading', progress: { done: 3 } });
  });

  test('opens on the row all, unfolded, and at the layer that the command line names', async () => {
    const all = await browsing(image);
    expect(all.screen).toMatchObject({ focus: 'layers', layers: { cursor: 0 }, files: { cursor: '' } });
    expect(all.rows).toContain('bin/busybox');
    const named = await browsing(image, { layer: 2 });
    expect(named.screen.layers.cursor).toBe(2);
    expect(named.rows).toEqual(['', 'bin/hello', 'etc', 'etc/gone', 'etc/motd']);
  });

  test('lets a person pick among several images', () => {
    const choice = { names: ['a:1'], id: 'sha256:1', platform: 'linux/amd64', layers: 2 };
    const session = new Session(usual);
    session.send({ type: 'offered', id: 1, choices: [choice, { ...choice, names: ['b:1'] }] });
    session.takeEffects();
    session.press('down', 'down', 'enter');
    expect(session.takeEffects()).toEqual([{ type: 'choose', id: 1, index: 1 }]);
    expect(session.state.screen).toMatchObject({ kind: 'loading', id: 1 });
  });

  test('leaves with 2 when nothing could be opened, and drops answers to loads it does not wait for', () => {
    const session = new Session(usual);
    session.send({ type: 'failed', id: 7, message: 'stale', hint: '' });
    expect(session.state.screen.kind).toBe('loading');
    session.send({ type: 'failed', id: 1, message: 'no image', hint: 'try another' });
    session.takeEffects();
    session.press('q');
    expect(session.takeEffects()).toEqual([{ type: 'quit', code: 2 }]);
  });

  test('gives up the load when it is left', () => {
    const session = new Session(usual);
    session.takeEffects();
    session.press('ctrl+c');
    expect(session.takeEffects()).toEqual([
      { type: 'cancel', id: 1 },
      { type: 'quit', code: 130 },
    ]);
  });

  test('opens the other image where there is one', async () => {
    const alone = (await browsing(image)).press('X');
    expect(alone.notice).toMatch(/^X does nothing here/);
    const pair = await browsing(image, { other: 'hello-docker' });
    pair.takeEffects();
    pair.press('X');
    expect(pair.takeEffects()).toMatchObject([{ type: 'load', reference: 'hello-docker', other: true }]);
  });
});

describe('moving', () => {
  test('in Layers the cursor goes over layers, and Files follows', async () => {
    const session = (await browsing(image)).press('down', 'down');
    expect(session.screen.layers.cursor).toBe(2);
    expect(session.rows).toEqual(['', 'bin/hello', 'etc', 'etc/gone', 'etc/motd']);
    expect(session.press('down', 'down', 'down').screen.layers.cursor).toBe(3);
    expect(session.press('g').screen.layers.cursor).toBe(0);
  });

  test('the brackets step through the stack from any pane, also when layers are by size', async () => {
    const session = (await browsing(image)).press('s', '3', ']');
    expect(session.screen.layers.cursor).toBe(1);
    expect(session.press(']').screen.layers.cursor).toBe(2);
    expect(session.press('[', '[').screen.layers.cursor).toBe(0);
    expect(session.press('[').notice).toMatch(/No layer/);
  });

  test('the cursor of Files keeps its path over layers, or waits on the nearest parent until the path is back', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc/motd') session.press('down');
    session.press(']', ']', ']');
    expect(session.row).toBe('');
    session.press('[');
    expect(session.row).toBe('etc/motd');
    session.press(']', 'down', '[');
    expect(session.row).not.toBe('etc/motd');
  });

  test('folds hold over layers', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc') session.press('down');
    session.press('left', ']', ']');
    expect(session.rows).toEqual(['', 'bin/hello', 'etc']);
    session.press('[', '[');
    expect(session.rows).not.toContain('etc/motd');
  });

  test('left goes to the parent and from the root to Layers', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc/motd') session.press('down');
    expect(session.press('left').row).toBe('etc');
    session.press('left');
    expect(session.rows).not.toContain('etc/motd');
    expect(session.press('left').row).toBe('');
    expect(session.press('left').screen.focus).toBe('layers');
  });

  test('right unfolds a row of links, goes into it, and left comes back to it', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'bin\0/bin/busybox') session.press('down');
    session.press('right', 'right');
    expect(session.row).toBe('bin/ash');
    expect(session.press('left').row).toBe('bin\0/bin/busybox');
  });

  test('Z folds all, and then unfolds all', async () => {
    const session = (await browsing(image)).press('2', 'Z');
    expect(session.rows).toHaveLength(5);
    session.press('Z');
    expect(session.rows).toContain('etc/ssl/cert.pem');
  });

  test('n goes to changes, also into folded directories, and back with N', async () => {
    const session = (await browsing(image, { layer: 2 })).press('2', 'c', 'Z');
    if (session.rows.includes('bin/hello')) session.press('Z');
    expect(session.press('n').row).toBe('bin/hello');
    expect([session.press('n').row, session.press('n').row].sort()).toEqual(['etc/gone', 'etc/motd']);
    expect(session.press('n').notice).toBe('No change comes after this row.');
    expect(session.press('N', 'N').row).toBe('bin/hello');
  });
});

describe('showing', () => {
  test('c shows all paths of a layer, t leaves classes out', async () => {
    const session = await browsing(image, { layer: 2 });
    expect(session.press('c').rows).toContain('lib');
    expect(session.press('c').rows).not.toContain('lib');
    session.press('t', 'r', 'escape');
    expect(session.rows).toEqual(['', 'bin/hello', 'etc/motd']);
  });

  test('a marked range is one step, whichever end comes first, and Esc ends it', async () => {
    const session = (await browsing(image, { layer: 2 })).press('v', 'down');
    expect(session.rows).toContain('bin/hello');
    expect(session.rows).toContain('lib/new.so');
    const down = session.rows;
    session.press('escape', 'v', 'up');
    expect(session.screen.layers).toMatchObject({ cursor: 2, mark: 3 });
    expect([...session.rows].sort()).toEqual([...down].sort());
    expect(session.press('escape').screen.layers.mark).toBeUndefined();
  });

  test('sorting changes the order and no cursor', async () => {
    const session = (await browsing(image)).press('2', 'down', 'down');
    const { row } = session;
    session.press('s');
    expect(session.screen.files.sort).toBe('name');
    expect(session.row).toBe(row);
  });
});

describe('the filter', () => {
  test('is typed in the footer, goes to the largest match, and Esc takes back both', async () => {
    const session = (await browsing(image)).press('2', 'down');
    const { row } = session;
    session.press('/', 's', 's', 'l');
    expect(session.screen.files.filter).toBe('ssl');
    expect(session.row).toBe('lib/libssl.so.3');
    session.press('escape');
    expect(session.screen.files.filter).toBe('');
    expect(session.row).toBe(row);
  });

  test('is kept by Enter and cleared by Esc afterwards', async () => {
    const session = (await browsing(image)).press('2', '/', 's', 's', 'l', 'enter');
    expect(session.screen.typing).toBeUndefined();
    expect(session.screen.files.filter).toBe('ssl');
    expect(session.press('escape').screen.files.filter).toBe('');
  });

  test('takes pasted text as one line, and nothing else takes it', async () => {
    const session = await browsing(image);
    expect(session.send({ type: 'text', text: 'zzz' }).screen.files.filter).toBe('');
    session.press('2', '/').send({ type: 'text', text: 'a\u001b[31m\nb' });
    expect(session.screen.files.filter).toBe('a[31m b');
    expect(session.press('backspace').screen.files.filter).toBe('a[31m ');
    expect(session.press('ctrl+u').screen.files.filter).toBe('');
  });

  test('filters layers in Layers', async () => {
    const session = (await browsing(image)).press('1', '/', 's', 't', 'e', 'p', 'space', '3', 'enter', 'down');
    expect(session.screen.layers).toMatchObject({ filter: 'step 3', cursor: 3 });
  });
});

describe('jumps', () => {
  test('Enter on a link goes to its target inside the image, Backspace returns', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc/cert') session.press('down');
    expect(session.press('enter').row).toBe('etc/ssl/cert.pem');
    expect(session.press('backspace').row).toBe('etc/cert');
  });

  test('a link to nothing and a link to itself are answered in the footer', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc/lost') session.press('down');
    expect(session.press('enter').notice).toBe('etc/lost leads to no/where, which is not in the image.');
    while (session.row !== 'etc/ring')
      session.press(session.rows.indexOf('etc/ring') > session.rows.indexOf('etc/lost') ? 'down' : 'up');
    expect(session.press('enter').notice).toBe('etc/ring leads in a circle.');
  });

  test('Enter on a file shows its details whole, q closes them', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc/motd') session.press('down');
    expect(session.press('enter').screen.overlay).toMatchObject({ kind: 'entry', path: 'etc/motd' });
    expect(session.press('q').screen.overlay).toBeUndefined();
  });
});

describe('find', () => {
  test('asks with every key, takes the latest answer, and goes where a removed path was written last', async () => {
    const session = (await browsing(image)).press('f', 'g', 'o');
    const find = session.takeEffects().filter((effect) => effect.type === 'find');
    expect(find.map((effect) => effect.query)).toEqual(['', 'g', 'go']);
    const { stack } = session.screen;
    const node = nodeOf(session, 'etc/gone');
    const hits = [{ node, path: 'etc/gone', indexes: [4, 5] }];
    session.send({ type: 'found', id: find[1]!.id, hits, matched: 1, of: 20 });
    expect(session.screen.overlay).toMatchObject({ hits: [] });
    session.send({ type: 'found', id: find[2]!.id, hits, matched: 1, of: 20 });
    session.press('enter');
    expect(session.screen).toMatchObject({ focus: 'files', layers: { cursor: 1 } });
    expect(session.row).toBe('etc/gone');
    expect(session.press('backspace').screen.layers.cursor).toBe(0);
  });

  test('Tab chooses another layer of the life', async () => {
    const session = (await browsing(image)).press('f');
    const id = session.takeEffects().find((effect) => effect.type === 'find')!.id;
    const hits = [{ node: nodeOf(session, 'etc/gone'), path: 'etc/gone', indexes: [] }];
    session.send({ type: 'found', id, hits, matched: 1, of: 20 }).press('tab', 'enter');
    expect(session.screen.layers.cursor).toBe(2);
    expect(session.row).toBe('etc/gone');
  });
});

describe('leaving', () => {
  test('q quits with 0, Ctrl+C with 130, Esc never', async () => {
    const session = await browsing(image);
    session.takeEffects();
    session.press('escape', 'escape');
    expect(session.takeEffects().filter((effect) => effect.type === 'quit')).toEqual([]);
    session.press('q', 'ctrl+c');
    const codes = session.takeEffects().flatMap((effect) => (effect.type === 'quit' ? effect.code : []));
    expect(codes).toEqual([0, 130]);
  });

  test('Esc goes back from popup, filter, mark and zoom, one at a time', async () => {
    const session = (await browsing(image, { layer: 2 })).press('z', 'v', '2', '/', 'e', 'enter', '?');
    const left = () => {
      const { overlay, files, layers, zoomed } = session.press('escape').screen;
      return [overlay !== undefined, files.filter !== '', layers.mark !== undefined, zoomed];
    };
    expect(left()).toEqual([false, true, true, true]);
    expect(left()).toEqual([false, false, true, true]);
    expect(left()).toEqual([false, false, false, true]);
    expect(left()).toEqual([false, false, false, false]);
  });

  test('a key that does nothing is answered for two seconds', async () => {
    const session = await browsing(image);
    session.takeEffects();
    session.press('e');
    expect(session.notice).toBe('e does nothing here. ? shows every key.');
    const [expire] = session.takeEffects();
    expect(expire?.type).toBe('expireNotice');
    session.send({ type: 'noticeExpired', id: 0 });
    expect(session.notice).toBeDefined();
    session.send({ type: 'noticeExpired', id: session.state.notice!.id });
    expect(session.notice).toBeUndefined();
  });

  test('in a window that is too small only leaving works, and nothing is lost when it grows', async () => {
    const session = (await browsing(image, { layer: 2 })).press('2');
    const { row } = session;
    session.send({ type: 'resized', size: { columns: 50, rows: 10 } }).press('down', 'c', '/');
    session.send({ type: 'resized', size: usual });
    expect(session.row).toBe(row);
    expect(session.screen.files).toMatchObject({ changesOnly: true, filter: '' });
  });
});

describe('help', () => {
  test('runs the line that typing leaves', async () => {
    const session = (await browsing(image)).press(
      '?',
      ...'what to'.split('').map((key) => (key === ' ' ? 'space' : key)),
      'enter',
    );
    expect(session.screen.overlay?.kind).toBe('show');
  });

  test('q closes it as long as nothing is typed', async () => {
    const session = (await browsing(image)).press('?', 'q');
    expect(session.screen.overlay).toBeUndefined();
    expect(session.press('?', 'e', 'q').screen.overlay).toMatchObject({ query: 'eq' });
  });
});

function nodeOf(session: Session, path: string): number {
  const { stack } = session.screen;
  for (let position = stack.indexes.length; position > 0; position--) {
    const node = treeAt(stack, position).find(path);
    if (node >= 0) return node;
  }
  throw new Error(`no layer has ${path}`);
}
