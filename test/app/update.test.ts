import { describe, expect, test } from 'vitest';
import { browsing, Session, usual } from '../support/session.ts';
import { image } from '../support/smallImage.ts';

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

  test('leaves with the sentence when nothing could be opened, and drops answers to loads it does not wait for', () => {
    const session = new Session(usual);
    session.send({ type: 'failed', id: 7, message: 'stale', hint: '' });
    expect(session.state.screen.kind).toBe('loading');
    session.send({ type: 'failed', id: 1, message: 'no image', hint: 'try another' });
    session.takeEffects();
    session.press('q');
    expect(session.takeEffects()).toEqual([{ type: 'giveUp', message: 'no image', hint: 'try another' }]);
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
    expect(pair.takeEffects()).toMatchObject([
      { type: 'cancel' },
      { type: 'load', reference: 'hello-docker', other: true },
    ]);
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
