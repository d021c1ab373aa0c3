import { describe, expect, test } from 'vitest';
import { browsing } from '../support/session.ts';
import { image } from '../support/smallImage.ts';

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
    session.press('g');
    while (`${session.row}` !== 'etc/ring') session.press('down');
    expect(session.press('enter').notice).toBe('etc/ring leads in a circle.');
  });

  test('Enter on a file shows its details whole, q closes them', async () => {
    const session = (await browsing(image)).press('2');
    while (session.row !== 'etc/motd') session.press('down');
    expect(session.press('enter').screen.overlay).toMatchObject({ kind: 'entry', path: 'etc/motd' });
    expect(session.press('q').screen.overlay).toBeUndefined();
  });
});
