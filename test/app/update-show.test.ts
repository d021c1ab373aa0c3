import { describe, expect, test } from 'vitest';
import { browsing } from '../support/session.ts';
import { image } from '../support/smallImage.ts';

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
