import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lines } from '../../src/view/lines.ts';
import { lineText } from '../../src/view/span.ts';
import { type Explorer, explorerOn } from '../support/explorer.ts';

/** The frames that were drawn before the program was written, and the archives they were drawn from. */
const shared = new URL('../../../shared/', import.meta.url).pathname;
const drawn = existsSync(`${shared}screens.md`) ? readFileSync(`${shared}screens.md`, 'utf8') : '';

/** The frame below the heading that starts so. */
function frame(heading: string): readonly string[] {
  const block = drawn.split(`\n### ${heading}`)[1]?.split('```\n')[1] ?? '';
  return block.split('\n').slice(0, -1);
}

async function shownOn(image: string, columns: number, rows: number, ...keys: string[]): Promise<readonly string[]> {
  const explorer = await explorerOn(`${shared}images/${image}`, { columns, rows });
  await explorer.press(...keys);
  return shown(explorer);
}

const shown = ({ state }: Explorer): readonly string[] =>
  lines(state, false).map((line) => undecided(lineText(line)).trimEnd());

/** The frames were drawn without what is known of digests. */
const undecided = (line: string): string => line.replace('not checked yet', (words) => ' '.repeat(words.length));

type Region = { readonly from?: number; readonly to?: number; readonly left?: number; readonly right?: number };

/** Some lines of a frame, and of these some columns. */
function cut(all: readonly string[], { from = 0, to, left = 0, right }: Region): readonly string[] {
  return all.slice(from, to).map((line) => line.slice(left, right));
}

function expectSame(screen: readonly string[], wanted: readonly string[], region: Region): void {
  expect(cut(screen, region)).toEqual(cut(wanted, region));
}

const docker = 'hello-docker.docker20.tar';
const nix = 'hello-nix.tar.gz';
const dive = 'dive-test-docker-image.tar';

describe.skipIf(drawn === '' || !existsSync(`${shared}images/${docker}`))('the frames', () => {
  test('first sight of hello-nix: what it is, its layers and its files', async () => {
    const wanted = frame('Explorer at first sight');
    const screen = await shownOn(nix, 120, 24);
    expectSame(screen, wanted, { to: 7 });
    expectSame(screen, wanted, { from: 7, to: 23, left: 54 });
    expect(screen.slice(8, 14)).toEqual(wanted.slice(8, 14).map((line) => expect.stringContaining(line.slice(0, 52))));
  });

  test('layer 2 of hello-docker with everything shown', async () => {
    const wanted = frame('Explorer, layer 2 of hello-docker');
    const screen = await shownOn(docker, 120, 32, 'j', 'j', 'l', 'c', 'j', 'j', 'j', 'j');
    expectSame(screen, wanted, { to: 9 });
    expectSame(screen, wanted, { from: 9, to: 31, left: 54 });
    expectSame(screen, wanted, { from: 11, to: 18, right: 54 });
  });

  test('one step of dive-test: only what it changed, the bytes it hides, and how much is not shown', async () => {
    const wanted = frame('Explorer, one step of dive-test');
    const screen = await shownOn(dive, 120, 28, ...'jjjjjjjj');
    expectSame(screen, wanted, { from: 1, to: 20, right: 54 });
    // The rule names the order in the border of every Files pane; this frame forgot it.
    expectSame(screen, wanted, { from: 2, to: 27, left: 54 });
  });

  test('80 columns: one pane, the layer above it, the row below it', async () => {
    const wanted = frame('Explorer, 80×24');
    const screen = await shownOn(docker, 80, 24, '1', 'j', 'j', 'l', 'c', 'j', 'j', 'j', 'j');
    expectSame(screen, wanted, { to: 3 });
    expectSame(screen, wanted, { from: 3, to: 22, right: 79 });
    expect(screen[22]?.slice(0, 50)).toBe(wanted[22]?.slice(0, 50));
    expect(screen[23]).toBe(wanted[23]);
  });

  test('200 columns: mode and owner, longer bars, Details as a third column', async () => {
    const wanted = frame('Explorer, 200×30');
    const screen = await shownOn(docker, 200, 30, 'j', 'l', 'j', 'right', 'j');
    expectSame(screen, wanted, { from: 1, to: 8, right: 58 });
    expectSame(screen, wanted, { from: 1, to: 3, left: 58, right: 141 });
    expectSame(screen, wanted, { from: 4, to: 14, left: 58, right: 141 });
    expect(screen[0]?.endsWith('2 layers · 91 files · 101 folders · 335 links · no waste · runs /bin/hello')).toBe(
      true,
    );
  });

  test('a filter being typed: what matches, its sum, and the cursor on the largest', async () => {
    const wanted = frame('Explorer, filter typed');
    const screen = await shownOn(docker, 120, 30, 'l', '/', 's', 's', 'l');
    expectSame(screen, wanted, { to: 8 });
    expectSame(screen, wanted, { from: 8, to: 29, left: 54 });
    expect(screen[29]).toBe(wanted[29]);
  });

  test('nothing matches: why, and the keys that widen the search', async () => {
    const wanted = frame('Explorer, nothing matches');
    const screen = await shownOn(docker, 120, 16, 'j', 'j', 'l', '/', ...'openssl.conf');
    expectSame(screen, wanted, { from: 0, to: 15, left: 54 });
    expect(screen[15]?.startsWith(' / openssl.conf▏      0 of 1 path ')).toBe(true);
  });

  test('find in all layers: one row for each path with its life', async () => {
    const screen = await shownOn(dive, 120, 28, 'f', ...'some', 'down');
    const rows = frame('Find over all layers').slice(10, 14);
    const wanted = rows.map((line) => line.slice(14, 66).trimEnd());
    expect(screen.map((line) => line.slice(14, 66).trimEnd())).toEqual(expect.arrayContaining(wanted));
  });

  test('too small: what the image is, both sizes, the way out', async () => {
    expect(await shownOn(docker, 52, 11)).toEqual(frame('Too small'));
  });

  test('stacked: narrow but tall', async () => {
    const wanted = frame('Explorer, stacked');
    const screen = await shownOn(docker, 80, 34, 'j', 'j');
    expectSame(screen, wanted, { to: 13 });
    expectSame(screen, wanted, { from: 24, to: 25 });
    expect(screen[33]).toBe(wanted[33]);
  });

  test('what to show: every line with its count', async () => {
    const screen = await shownOn(docker, 80, 34, 'j', 'j', 't');
    const wanted = frame('What to show');
    const popup = screen.map((line) => line.slice(18, 62)).filter((line) => /^[┏┃┗]/.test(line));
    expect(popup[0]).toBe(wanted[0]);
    // the cursor of the popup stands on its first line
    expect(popup[2]?.replace('▌', ' ')).toBe(wanted[2]);
    expect(popup.slice(3, 5)).toEqual(wanted.slice(3, 5));
    expect(popup.slice(7, 12)).toEqual(wanted.slice(7, 12));
  });
});
