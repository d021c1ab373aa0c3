import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Comparing, Tab } from '../../../src/app/comparing/comparing.ts';
import { pairRowsOf } from '../../../src/app/comparing/pairRows.ts';
import { withPairFold } from '../../../src/app/comparing/update-folds.ts';
import type { State } from '../../../src/app/state.ts';
import { loadImages } from '../../../src/load/loadImages.ts';
import { openSource } from '../../../src/source/openSource.ts';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';
import { readable } from '../../support/comparedImages.ts';
import { comparingOf, onTab, shownLines } from './screenOf.ts';

/** The frames that were drawn before the program was written, and the archives they were drawn from. */
const shared = new URL('../../../../shared/', import.meta.url).pathname;
const drawn = existsSync(`${shared}screens.md`) ? readFileSync(`${shared}screens.md`, 'utf8') : '';

/** The frame below the heading that starts so. */
function frame(heading: string): readonly string[] {
  const block = drawn.split(`\n### ${heading}`)[1]?.split('```\n')[1] ?? '';
  return block.split('\n').slice(0, -1);
}

function openedOf(archive: string, image?: string) {
  return openSource(`${shared}images/${archive}`, { env: {}, ...(image === undefined ? {} : { image }) });
}

async function opened(archive: string, image?: string) {
  return readable(await openedOf(archive, image));
}

const hello = async (): Promise<Comparing> =>
  comparingOf(await opened('hello-nix.tar.gz'), await opened('hello-docker.docker20.tar'));

const screen = (comparing: Comparing, tab: Tab, columns: number, rows: number): readonly string[] =>
  shownLines({ columns, rows }, onTab(comparing, tab));

/** The program unfolds as far as all of it fits; the frames show these open. */
function unfolded(comparing: Comparing): Comparing {
  const store = 'nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0';
  return ['bin\0bin', 'nix\0', 'nix/store\0', `${store}\0`, `${store}/bin\0`].reduce((view, key) => {
    const rows = pairRowsOf(view);
    return withPairFold(view, rows.at(rows.indexOf(key)), true);
  }, comparing);
}

/** The rows of a list without what hangs on how many there are: thumb and place. */
const rows = (lines: readonly string[], from: number, to: number): readonly string[] =>
  lines.slice(from, to).map((line) => line.slice(0, -1));

describe.skipIf(drawn === '' || !existsSync(`${shared}images/hello-nix.tar.gz`))('the frames of the comparison', () => {
  test('Files: two trees, sizes beside each other in the middle, the other place of the same bytes', async () => {
    const wanted = frame('Comparison at first sight');
    const shown = screen(unfolded(await hello()), 'files', 120, 32);
    expect(shown.slice(0, 4)).toEqual(wanted.slice(0, 4));
    expect(rows(shown, 4, 13)).toEqual(rows(wanted, 4, 13));
    expect(rows(shown, 13, 20)).toEqual(rows(wanted, 13, 20));
    // The frame of the Summary and design.md word the first sentence otherwise: "; OpenSSL alone is 5.09 MB".
    expect(shown.slice(25, 31)).toEqual(wanted.slice(25, 31));
    expect(shown[24]).toContain('B is 220 times A. What it has more is Alpine Linux 3.19.4: 15 packages, 7.36 MB;');
  });

  test('Files: the lower pane of the same bytes in another place', async () => {
    const wanted = drawn.split('```\n').find((block) => block.startsWith('╭─ ≡ the same bytes')) ?? '';
    const opened = unfolded(await hello());
    const list = pairRowsOf(opened);
    const key = Array.from({ length: list.length }, (_, i) => list.at(i)).find(({ partner }) => partner)?.key ?? '';
    const shown = screen({ ...opened, files: { ...opened.files, cursor: key } }, 'files', 120, 32);
    const at = shown.indexOf(wanted.split('\n')[0] ?? '');
    const words = (line = ''): string => line.replace(/[│█]/g, '').replace(/\s+/g, ' ').trim();
    expect(shown.slice(at + 1, at + 6).map(words)).toEqual(wanted.split('\n').slice(1, 6).map(words));
  });

  test('Files in a narrow window: one column of names, A, B and the difference', async () => {
    const wanted = frame('Comparison, Files, 80×24');
    const shown = screen(unfolded(await hello()), 'files', 80, 24);
    expect(shown.slice(0, 4)).toEqual(wanted.slice(0, 4));
    expect(rows(shown, 5, 10)).toEqual(rows(wanted, 5, 10));
    // The frame left out which links they are, though there is room for some.
    expect(shown[10]?.startsWith(wanted[10]?.slice(0, 60).trimEnd() ?? '')).toBe(true);
    expect(rows(shown, 11, 18)).toEqual(rows(wanted, 11, 18));
    expect(shown.slice(19)).toEqual(wanted.slice(19));
  });

  test('Layers: both orders, what only looks different, what is shared', async () => {
    const wanted = frame('Comparison, Layers, 120×24');
    const shown = screen(await hello(), 'layers', 120, 24);
    expect(shown.slice(0, 16)).toEqual(wanted.slice(0, 16));
    expect(shown[23]).toContain(wanted[23]?.slice(0, 80).trimEnd());
  });

  test('Layers of two versions: a run of shared layers is one row', async () => {
    const [v1, one] = await Promise.all(['tort:v1', 'one:1'].map((name) => openedOf('docker20-multi.tar', name)));
    // Loaded together, because layers are shared for certain only where they were read once.
    const { left, right } = await loadImages(v1!, one!);
    const comparing = await comparingOf({ open: v1!, stack: left }, { open: one!, stack: right });
    const wanted = frame('Comparison, Layers, two versions');
    const shown = screen({ ...comparing, layers: { ...comparing.layers, cursor: 'R10' } }, 'layers', 120, 24);
    // The frame's header says 9 and 10 files; unpacked, the two have 6 and 7 regular files and no hard link.
    expect([shown[0], shown[1]]).toEqual([expect.stringContaining(' 6 files '), expect.stringContaining(' 7 files ')]);
    expect(shown.slice(3, 6)).toEqual(wanted.slice(3, 6));
    // The frame left out the step ENV FOO=bar below layer 1.
    expect(shown.slice(7, 12)).toEqual(wanted.slice(6, 11));
  });

  test('Config: what differs has its sign and both values', async () => {
    const wanted = frame('Comparison, Config');
    const shown = screen(await hello(), 'config', 120, 24);
    expect(shown.slice(0, 18)).toEqual(wanted.slice(0, 18));
    expect(shown.slice(20, 23)).toEqual(wanted.slice(20, 23));
  });

  test('Packages: bytes of the files that are there, versions, bars on the scale of the image', async () => {
    const wanted = frame('Comparison, Packages');
    const shown = screen(await hello(), 'packages', 120, 24);
    expect(rows(shown, 3, 16)).toEqual(rows(wanted, 3, 16));
    // The frame does not count an empty file.
    expect(shown[16]).toBe(wanted[16]?.replace('10 other files', '11 other files'));
    expect(shown.slice(17, 20)).toEqual(wanted.slice(17, 20));
  });

  test('Summary: the numbers in columns, with the command that each one replaces', async () => {
    const wanted = frame('Comparison, Summary');
    const shown = screen(await hello(), 'summary', 120, 40);
    expect(shown).toEqual(expect.arrayContaining([expect.stringContaining(wanted[9]?.slice(1, -1) ?? '')]));
    for (const number of [5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24])
      expect(shown).toEqual(expect.arrayContaining([expect.stringContaining(wanted[number]?.slice(2, -1) ?? '')]));
  });

  test('two images being opened: how far each is, and that the one that is read can be looked at', async () => {
    const wanted = frame('Opening two images');
    const { stack } = (await hello()).left;
    const side = (reference: string, done: number, total: number) => ({
      reference,
      progress: { stage: 'docker, context default', done, total },
    });
    const sides = {
      left: {
        ...side('hello-nix:latest', 33_720, 33_720),
        read: { source: 'docker, context default', size: 33_720, layers: 2, entries: 5, stack },
      },
      right: side('hello-docker:latest', 4_600_000, 7_424_880),
    };
    const progress = { stage: 'opening', done: 0 };
    const state: State = {
      size: { columns: 100, rows: 13 },
      nextId: 1,
      screen: { kind: 'loading', id: 0, reference: 'a', progress, sides },
    };
    const shown = lines(state, false).map((line) => lineText(line).trimEnd());
    expect(shown.slice(0, 7)).toEqual(wanted.slice(0, 7));
    // Layers of an image that is still being read are not counted yet.
    expect(shown.slice(8, 11)).toEqual(wanted.slice(8, 11));
    expect(shown[12]).toMatch(/^ Enter look at A meanwhile {2}Esc cancel/);
  });

  test('without UTF-8 it is the same screen', async () => {
    const wanted = frame('Comparison without UTF-8');
    const shown = shownLines({ columns: 80, rows: 16 }, unfolded(await hello()), true);
    expect(shown.slice(0, 4)).toEqual(wanted.slice(0, 4));
    expect(rows(shown, 5, 10)).toEqual(rows(wanted, 5, 10));
  });
});
