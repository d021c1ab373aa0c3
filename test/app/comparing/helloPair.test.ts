import { describe, expect, test } from 'vitest';
import { alignedRowsOf } from '../../../src/app/comparing/alignedRows.ts';
import { configLinesOf } from '../../../src/app/comparing/configLines.ts';
import { listCursor } from '../../../src/app/comparing/listCursor.ts';
import { lowerPaneOf } from '../../../src/app/comparing/lowerLines.ts';
import { packageRowsOf } from '../../../src/app/comparing/packageRows.ts';
import { pairCursorRow } from '../../../src/app/comparing/pairRows.ts';
import { pathsOfKey } from '../../../src/app/comparing/rows/pairKey.ts';
import { summaryLinesOf } from '../../../src/app/comparing/summaryLines.ts';
import { openDemo } from '../../../src/source/demo/openDemo.ts';
import { sizeText } from '../../../src/text/bytes.ts';
import { readable } from '../../support/comparedImages.ts';
import { comparingOn, type PairSession } from '../../support/pairSession.ts';

async function hello(): Promise<PairSession> {
  return comparingOn([await readable(await openDemo('hello-nix')), await readable(await openDemo('hello-docker'))]);
}

const store = 'nix/store/v2v22g1isly1f5vs6g2mamxssmxyq971-hello-static-1.0';

describe('the comparison of the hello pair', () => {
  test('opens on Files, cursor on /, where the images meet unfolded', async () => {
    const session = await hello();
    expect(session.rows.slice(0, 13)).toEqual([
      '~    33 720 7 424 880 /',
      '>           5 816 478 ▸ lib/',
      '~         0   842 432 ▾ bin/',
      '>             808 712 │ busybox',
      `≡              33 720 │ hello → /${store}/bin/hello | hello`,
      '>                     │ ▸ 81 links → /bin/busybox',
      '>             395 455 ▸ usr/',
      '>             300 474 ▸ etc/',
      '>              70 041 ▸ sbin/',
      '<    33 720           ▾ nix/store/',
      `<    33 720           │ ▾ ${store.slice(10)}/`,
      '≡    33 720           │ │ bin/hello (bin/hello)',
      '>                   0 ▸ dev/',
    ]);
    expect(session.rows).toHaveLength(24);
    expect(lowerPaneOf(session.screen)).toMatchObject({ title: 'In short', left: [], right: [] });
    expect(lowerPaneOf(session.screen).wide.map(({ text }) => text)).toEqual([
      'B is 220 times A. What it has more is Alpine Linux 3.19.4: 15 packages, 7.36 MB; OpenSSL alone is 5.09 MB.',
      'The program is the same 33 720 bytes: A nix/store/v2v22g1i…-hello-static-1.0/bin/hello ≡ B bin/hello.',
      'Arguments: "docker run B x" runs /bin/hello x; "docker run A x" runs x in its place, and A has no x.',
      'No layer is shared: a host that has A loads all of B. B has a shell and a package manager, A has neither.',
      'Only in B: 90 files, 335 links, 100 folders. Only in A: 4 folders of the store. Same bytes in another place: 1 file.',
    ]);
  });

  test('goes from a file to where its bytes stand on the other side, and back', async () => {
    const session = (await hello()).press('n', 'n', 'n');
    expect(session.row).toContain('hello → ');
    expect(lowerPaneOf(session.screen)).toMatchObject({
      title: 'the same bytes, in another place',
      class: 'moved-same',
    });
    session.press('enter');
    expect(session.row).toBe('≡    33 720           │ │ bin/hello (bin/hello)');
    session.press('enter');
    expect(session.row).toContain('hello → ');
    session.press('backspace', 'backspace');
    expect(session.row).toContain('hello → ');
    expect(session.screen.jumps).toEqual([]);
  });

  test('has the packages of both sides, the small ones in one row, and sums to the images', async () => {
    const session = (await hello()).press('4');
    const { rows } = packageRowsOf(session.screen);
    const cell = (bytes: number | undefined): string => (bytes === undefined ? '–' : sizeText(bytes));
    expect(
      rows.map((row) =>
        [row.what, row.count ?? row.title ?? row.name, cell(row.left?.bytes), cell(row.right?.bytes)].join(' '),
      ),
    ).toEqual([
      'package libcrypto3 – 4.54 MB',
      'package busybox – 823 kB',
      'package musl – 650 kB',
      'package libssl3 – 545 kB',
      'package apk-tools – 254 kB',
      'package ca-certificates-bundle – 221 kB',
      'package musl-utils – 105 kB',
      'package zlib – 100 kB',
      'rest 7 – 122 kB',
      'package hello-static 33.7 kB –',
      'none no package: bin/hello – 33.7 kB',
      'none no package: 11 other files – 26.7 kB',
      'sum  33.7 kB 7.42 MB',
    ]);
    session.press('G', 'up', 'up', 'up', 'enter');
    expect(packageRowsOf(session.screen).rows).toHaveLength(rows.length + 7);
    session.press('g', 'enter');
    expect(session.screen.tab).toBe('files');
    expect(session.row).toContain('libcrypto.so.3');
  });

  test('lays layers with the same files side by side and says what is shared', async () => {
    const session = (await hello()).press('3');
    const rows = alignedRowsOf(session.screen);
    expect(rows.flatMap((row) => (row.what === 'layer' ? [`${row.key} ${row.match}`] : []))).toEqual([
      'R1 null',
      'L1R2 content',
      'L2 null',
    ]);
    expect(rows.at(-1)).toEqual({ what: 'total', title: 'both', bytes: 7_458_600 });
    expect(lowerPaneOf(session.screen).title).toBe('only in B: layer 1');
    expect(lowerPaneOf(session.press('down').screen).title).toBe('another diff id, the same files');
  });

  test('says first what docker run does, then the fields that differ', async () => {
    const session = (await hello()).press('5');
    const drawn = configLinesOf(session.screen).map((line) =>
      line.what === 'run' || line.what === 'field'
        ? `${line.title}: ${line.left.text} | ${line.right.text}`
        : line.what === 'unset'
          ? line.fields.join(' ')
          : '',
    );
    expect(drawn.slice(0, 8)).toEqual([
      'docker run IMG: /bin/hello | /bin/hello',
      'docker run IMG x: x | /bin/hello x',
      '',
      'Entrypoint: – | ["/bin/hello"]',
      'Cmd: ["/bin/hello"] | –',
      'Env PATH: – | /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'created: 1970-01-01 00:00:01 | 2026-11-23 01:00:24',
      'built with: – | Docker 20.10.24+dfsg1',
    ]);
    expect(session.press('c').screen.config.differencesOnly).toBe(true);
    expect(configLinesOf(session.screen)).toHaveLength(8);
    session.press('enter');
    expect(session.screen.overlay).toMatchObject({ kind: 'value', title: 'Entrypoint', right: ['/bin/hello'] });
  });

  test('shows in the Summary what the difference is made of, by package, folder and layer', async () => {
    const session = (await hello()).press('1');
    const bars = (): string[] =>
      summaryLinesOf(session.state, session.screen).flatMap((line) =>
        line.what === 'bar' ? [`${line.title} ${sizeText(Math.abs(line.bytes))} ${line.share}`] : [],
      );
    expect(bars().slice(0, 3)).toEqual(['OpenSSL 5.09 MB 68.9 %', 'busybox 837 kB 11.3 %', 'musl 755 kB 10.2 %']);
    expect(bars().slice(-2)).toEqual(['2 more packages 39.8 kB 0.54 %', 'no package 26.7 kB 0.36 %']);
    session.press('s');
    expect(bars()[0]).toBe('/lib 5.82 MB 78.0 %');
    session.press('s');
    expect(bars()).toEqual(['B 1  ADD file in / 7.39 MB 100 %']);
    session.press('down', 'enter');
    expect(session.screen.tab).toBe('layers');
  });

  test('goes from a bar of the Summary to what it is about', async () => {
    const session = (await hello()).press('1', 'G');
    session.press('enter');
    expect(session.screen.tab).toBe('packages');
    expect(listCursor(session.screen, 'packages')).toBe('none own');
    session.press('1', ...Array<'up'>(7).fill('up'), 'enter');
    expect(listCursor(session.screen, 'packages')).toMatch(/^apk\0busybox\0/);
    session.press('1', 's', 'enter');
    expect(session.screen.tab).toBe('files');
    expect(pathsOfKey(pairCursorRow(session.screen)?.key ?? '')).toMatchObject({ left: 'bin', right: 'bin' });
    session.press('1', 's', 'enter');
    expect([session.screen.tab, listCursor(session.screen, 'layers')]).toEqual(['layers', 'R1']);
  });

  test('mirrors when A and B are swapped, and comes back when they are swapped again', async () => {
    const session = await hello();
    const before = session.rows;
    session.press('X');
    expect(session.takeEffects().filter(({ type }) => type === 'comparePair')).toEqual([]);
    expect(session.rows[0]).toBe('~ 7 424 880    33 720 /');
    expect(session.rows[1]).toBe('< 5 816 478           ▸ lib/');
    expect(lowerPaneOf(session.screen).wide[0]?.text).toMatch(/^A is 220 times B\./);
    expect(session.press('X').rows).toEqual(before);
  });
});
