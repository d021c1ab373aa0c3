import { describe, expect, it } from 'vitest';
import { imageComparisonOf } from '../../../src/app/comparing/compared.ts';
import { lowerPaneOf } from '../../../src/app/comparing/lowerLines.ts';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';
import { imageOfLayers } from '../../support/comparedImages.ts';
import { file, type Piece, symlink } from '../../support/layer.ts';
import { comparing, comparingOn, type PairSession } from '../../support/pairSession.ts';

const program = { mode: 0o755 };

const flat: Piece[] = [
  file('bin/busybox', 'eight hundred kilobytes', program),
  symlink('bin/sh', '/bin/busybox'),
  file('bin/tool', 'a tool', program),
];

const merged: Piece[] = [
  symlink('bin', 'usr/bin'),
  file('usr/bin/dash', 'dash', program),
  symlink('usr/bin/sh', 'dash'),
  file('usr/bin/tool', 'b tool', program),
];

const asLinks = [
  '~        29        10 /',
  '~        29           ▾ bin/ | ▾ bin → usr/bin',
  '<        23           │ busybox',
  '<         6           │ tool',
  '<                     │ sh → /bin/busybox',
  '>                  10 ▸ usr/',
];

const lookedThrough = [
  '~        29        10 /',
  '~        29         6 ▾ bin/ | ▾ bin/ → usr/bin',
  '<        23           │ busybox',
  '~         6         6 │ tool',
  '~                     │ sh → bin/busybox | sh → usr/bin/dash',
  '>                     │ dash',
  '>                   4 ▸ usr/',
];

const screenText = ({ state }: PairSession): string => lines(state, false).map(lineText).join('\n');

/** Presses keys and performs what each asks for. */
async function pressed(session: PairSession, ...keys: string[]): Promise<PairSession> {
  for (const key of keys) await session.press(key).settle();
  return session;
}

/** The comparison with the cursor on the row whose text ends so. */
async function onRow(session: PairSession, end: string): Promise<PairSession> {
  const row = session.rows.findIndex((text) => text.endsWith(end));
  return pressed(session, 'g', ...Array.from({ length: row }, () => 'down'));
}

describe('L', () => {
  it('pairs what processes open, and links again when it is pressed again', async () => {
    const session = await comparing([flat], [merged]);
    expect(session.rows).toEqual(asLinks);
    await pressed(session, 'L');
    expect(session.rows).toEqual(lookedThrough);
    expect(session.notice).toBe('Links are looked through.');
    expect(screenText(session)).toContain('by difference · links looked through');
    await pressed(session, 'L');
    expect(session.rows).toEqual(asLinks);
    expect(session.notice).toBe('Links are links again.');
  });

  it('leaves the cursor and folds on their paths', async () => {
    const session = await onRow(await comparing([flat], [merged]), 'tool');
    await pressed(session, 'L');
    expect(session.row).toBe('~         6         6 │ tool');
    await pressed(session, 'left', 'left', 'L');
    expect(session.rows.slice(0, 3)).toEqual([asLinks[0], asLinks[1]?.replaceAll('▾', '▸'), asLinks[5]]);
    await pressed(session, 'L');
    expect(session.rows[1]).toBe(lookedThrough[1]?.replaceAll('▾', '▸'));
  });

  it('asks for contents that only it makes face each other, and keeps all answers', async () => {
    const session = await comparing([flat], [merged]);
    await pressed(session, 'L');
    const comparison = imageComparisonOf(session.screen);
    expect(comparison.counts(0).unknown).toBe(0);
    const { equality } = session.screen;
    await pressed(session, 'L');
    expect(session.screen.equality).toBe(equality);
  });

  it('is the same when the images are swapped after it', async () => {
    const session = await pressed(await comparing([flat], [merged]), 'L', 'X');
    const other = await pressed(await comparing([merged], [flat]), 'L');
    expect(session.rows).toEqual(other.rows);
    expect((await pressed(session, 'L')).rows).toEqual((await pressed(other, 'L')).rows);
  });

  it('holds for the layers where the sides end', async () => {
    const session = await pressed(await comparing([flat], [merged, [file('bin2', 'x')]]), 'L', '[');
    expect(session.rows).toEqual(lookedThrough);
    await pressed(session, 'L');
    expect(session.rows).toEqual(asLinks);
  });

  it('says in one sentence which links it has left', async () => {
    const big = Array.from({ length: 600 }, (_, i) => file(`big/${i}`));
    const links = Array.from({ length: 90 }, (_, i) => symlink(`l/${i}`, '/big'));
    const session = await pressed(await comparing([flat], [[...big, ...links]]), 'L');
    const sentence = '7 links of B stay links: looked through there would be too many paths.';
    expect(session.notice).toBe(sentence);
    expect(lowerPaneOf({ ...session.screen, files: { ...session.screen.files, cursor: '\0' } }).wide).toContainEqual({
      text: `Links are looked through: a path is what a process that opens it gets. ${sentence}`,
    });
  });
});

describe('what is seen through a link', () => {
  it('says in the details where it really is', async () => {
    const session = await onRow(await pressed(await comparing([flat], [merged]), 'L'), 'sh → usr/bin/dash');
    const { left, right, wide } = lowerPaneOf(session.screen);
    expect([left[0]?.text, right[0]?.text]).toEqual(['bin/sh → bin/busybox', 'bin/sh → usr/bin/dash']);
    expect(right[1]?.text).toBe('through a link: file of 4 B   0755  0:0');
    expect(wide).toEqual([{ label: 'differs in', text: 'content' }]);
  });

  it('is read for the popup of both sides from where it is, and named so', async () => {
    const session = await onRow(await pressed(await comparing([flat], [merged]), 'L'), '│ tool');
    await pressed(session, 'enter');
    const shown = screenText(session);
    expect(shown).toContain('━ bin/tool, in B usr/bin/tool ━');
    expect(shown).toMatch(/1 a tool +~ +1 b tool/);
  });

  it('belongs to whom the file belongs, and the sum of the packages is the image still', async () => {
    const session = await pressed(await comparing([flat], [merged]), 'L', '4');
    expect(screenText(session)).toMatch(/no package: 2 files +29 B .* 10 B .*\n.*the image, to the byte +29 B +10 B/);
  });
});

describe('large images', () => {
  const many: Piece[] = Array.from({ length: 10_500 }, (_, i) => file(`many/${i % 100}/${i}`));

  it('are compared beside the screen, and what was compared is there at once when L is pressed again', async () => {
    const images = [await imageOfLayers([many, flat]), await imageOfLayers([many, merged])];
    const session = await comparingOn(images);
    const { rows } = session;
    session.press('L');
    expect(session.notice).toBe('Links are looked through: comparing …');
    expect(session.rows).toEqual(rows);
    await session.settle();
    expect(session.notice).toBe('Links are looked through.');
    expect(session.rows).toEqual(lookedThrough);
    const { made, former } = session.screen;
    expect(made?.comparison).toBe(imageComparisonOf(session.screen));
    // the answers that came in for it make the former one anew; then both are kept
    await pressed(session, 'L');
    expect(session.rows).toEqual(rows);
    expect(former).toBeDefined();
    session.press('L');
    expect(session.takeEffects().map(({ type }) => type)).toEqual(['expireNotice', 'sumUnowned']);
    expect(session.rows).toEqual(lookedThrough);
  });

  it('L pressed twice before they are compared leaves links as they were', async () => {
    const session = await comparingOn([await imageOfLayers([many, flat]), await imageOfLayers([many, merged])]);
    const { rows } = session;
    await session.press('L', 'L').settle();
    expect(session.rows).toEqual(rows);
    expect(session.screen.through).toBe(false);
    expect(session.notice).toBe('Links are links again.');
  });
});
