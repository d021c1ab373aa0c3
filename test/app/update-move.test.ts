import { describe, expect, test } from 'vitest';
import { file } from '../support/layer.ts';
import { browsing } from '../support/session.ts';
import { image } from '../support/smallImage.ts';

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

  test('n goes through folded directories that become one row as they unfold', async () => {
    const layers = [[file('only/one/f', 'a'), file('z')], [file('only/one/f', 'bb')]];
    const session = (await browsing(layers, { layer: 2 })).press('2', 'c', 'Z');
    expect(session.rows).toEqual(['', 'only', 'z']);
    expect(session.press('n').row).toBe('only/one/f');
  });
});
