import { beforeAll, expect, test } from 'vitest';
import type { Comparing } from '../../../src/app/comparing/comparing.ts';
import { openDemo } from '../../../src/source/demo/openDemo.ts';
import { readable } from '../../support/comparedImages.ts';
import { comparingOf, onTab, shownLines } from './screenOf.ts';

let hello: Comparing;

beforeAll(async () => {
  const [left, right] = [await openDemo('hello-nix'), await openDemo('hello-docker')];
  hello = await comparingOf(await readable(left), await readable(right));
});

const show = (columns: number, rows: number, comparing: Comparing, ascii = false): string =>
  shownLines({ columns, rows }, comparing, ascii).slice(0, -1).join('\n');

test('the layers of both stand in their orders, with what is shared below them', () => {
  expect(show(120, 24, onTab(hello, 'layers')).split('\n').slice(3, 16).join('\n')).toMatchInlineSnapshot(`
    "┏━ A  hello-nix:latest ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ B  hello-docker:latest ━┓
    ┃   #    size  made by                                         #    size  made by                                      ┃
    ┃▌                                                        >    1 7.39 MB  ADD file in /                                ┃
    ┃                                                                         CMD ["/bin/sh"]                              ┃
    ┃   1 33.7 kB  hello-static 1.0                           ≡    2 33.7 kB  COPY file in /bin/hello                      ┃
    ┃                                                                         ENTRYPOINT ["/bin/hello"]                    ┃
    ┃   2     0 B  links into the store: bin/hello            <                                                            ┃
    ┃                                                                                                                      ┃
    ┃     shared      0 B                                            shared      0 B   no layer has the same diff id       ┃
    ┃     only A  33.7 kB                                            only B  7.42 MB   a host that has A loads all of B    ┃
    ┃     both on one host: 7.46 MB (docker system df)                                                                     ┃
    ┃                                                                                                                      ┃
    ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1 of 3 ━┛"
  `);
});

test('a field of the configs has its sign and the values of both', () => {
  expect(show(120, 24, onTab(hello, 'config')).split('\n').slice(8, 11).join('\n')).toMatchInlineSnapshot(`
    "┃▌> Entrypoint        –                                              ["/bin/hello"]                                    ┃
    ┃ < Cmd               ["/bin/hello"]                                 –                                                 ┃
    ┃ > Env PATH          –                                              /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bi… ┃"
  `);
});

test('packages have the bytes of the files that are there, on the scale of the larger image', () => {
  expect(show(120, 24, onTab(hello, 'packages')).split('\n').slice(3, 12).join('\n')).toMatchInlineSnapshot(`
    "┏━ A  hello-nix:latest ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ B  hello-docker:latest · by difference ━┓
    ┃   kind  name                                 A  version            B              version                            ┃
    ┃▌> apk   libcrypto3                                           4.54 MB  ██████▏     3.1.7-r0                           ┃
    ┃ > apk   busybox                                               823 kB  █▏          1.36.1-r19                         ┃
    ┃ > apk   musl                                                  650 kB  ▉           1.2.4_git20230717-r4               ┃
    ┃ > apk   libssl3                                               545 kB  ▊           3.1.7-r0                           ┃
    ┃ > apk   apk-tools                                             254 kB  ▍           2.14.4-r0                          ┃
    ┃ > apk   ca-certificates-bundle                                221 kB  ▎           20240226-r0                        ┃
    ┃ > apk   musl-utils                                            105 kB  ▏           1.2.4_git20230717-r4               ┃"
  `);
});

test('in a narrow window both versions of a package share a column', () => {
  expect(show(80, 18, onTab(hello, 'packages')).split('\n').slice(3, 8).join('\n')).toMatchInlineSnapshot(`
    "┏━ A  hello-nix:latest ━━━━━━━━━━━━━━━ B  hello-docker:latest · by difference ━┓
    ┃   kind  name                                A        B  version              ┃
    ┃▌> apk   libcrypto3                             4.54 MB  3.1.7-r0             █
    ┃ > apk   busybox                                 823 kB  1.36.1-r19           █
    ┃ > apk   musl                                    650 kB  1.2.4_git20230717-r4 █"
  `);
});

test('the summary sets the numbers side by side and draws what the difference is made of', () => {
  const lines = show(120, 44, onTab(hello, 'summary')).split('\n');
  const head = lines.findIndex((line) => line.includes('B compared with A'));
  expect(
    [...lines.slice(head, head + 4), ...lines.slice(head + 8, head + 9), ...lines.slice(head + 12, head + 16)].join(
      '\n',
    ),
  ).toMatchInlineSnapshot(`
    "┃                                          A                   B   B compared with A   the command that shows it       ┃
    ┃▌  size                             33.7 kB             7.42 MB   +7.39 MB   220 ×    docker image ls                 ┃
    ┃   packed, to download            not known           not known   kept unpacked here  skopeo inspect docker://…       ┃
    ┃   shared with the other                0 B                 0 B   no layer shared     docker system df -v             ┃
    ┃   store closure                   34 200 B                   –                       nix path-info -S                ┃
    ┃   what the 7.39 MB are                                                              s: by package, folder, layer     ┃
    ┃   OpenSSL             ██████████████████████████████████████████▊                     5.09 MB  68.9 %                ┃
    ┃   busybox             ███████                                                          837 kB  11.3 %                ┃
    ┃   musl                ██████▍                                                          755 kB  10.2 %                ┃"
  `);
});

test('without UTF-8 the screen is the same in ASCII', () => {
  expect(show(80, 16, hello, true).split('\n').slice(0, 9).join('\n')).toMatchInlineSnapshot(`
    " A hello-nix:latest     33.7 kB #           2 layers   1 file
     B hello-docker:latest  7.42 MB ##########  2 layers  91 files          220 x A
      1 Summary [2 Files] 3 Layers  4 Packages  5 Config                   +7.39 MB
    #= / ========================================================== by difference =#
    |         A        B       B-A  name                                           |
    |*~ 33.7 kB  7.42 MB  +7.39 MB  /                                              #
    | >          5.82 MB  +5.82 MB  + lib/                                         #
    | ~     0 B   842 kB   +842 kB  + bin/                                         #
    | >           395 kB   +395 kB  + usr/                                         #"
  `);
});

test('a popup lies over the tab and leaves both images in sight', () => {
  const lines = show(100, 20, { ...hello, overlay: { kind: 'show', cursor: 1 } }).split('\n');
  expect(lines.slice(0, 2).map((line) => line.slice(0, 22))).toEqual([
    ' A  hello-nix:latest  ',
    ' B  hello-docker:latest'.slice(0, 22),
  ]);
  expect(
    lines
      .map((line) => line.slice(28, 72))
      .filter((line) => /^[┏┃┗]/.test(line))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "┏━ What to show ━━━━━━━━━━ of both images ━┓
    ┃                                          ┃
    ┃ [x] a  < only in A                     4 ┃
    ┃▌[x] b  > only in B                   525 ┃
    ┃ [x] d  ~ different                     0 ┃
    ┃ [x] m  ≡ the same bytes elsewhere      2 ┃
    ┃ [ ] u    the same                      1 ┃
    ┃                                          ┃
    ┃ [x] f    link farms as one row           ┃
    ┃ [ ] i    sizes in KiB, not kB            ┃
    ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛"
  `);
});

test('two texts stand beside each other; a long line begins shortly before it differs', () => {
  const line = (number: number, text: string) => ({ number, text });
  const difference = {
    kind: 'text',
    cut: false,
    lines: [
      { what: 'skipped', count: 3 },
      { what: 'same', left: line(4, 'same'), right: line(5, 'same') },
      { what: 'changed', left: line(5, `${'x'.repeat(200)} old`), right: line(6, `${'x'.repeat(200)} new`) },
      { what: 'left', left: line(6, 'gone') },
      { what: 'right', right: line(7, 'came \u001b[2J') },
    ],
  } as const;
  const overlay = { kind: 'both', key: 'etc/motd\0etc/motd', id: 1, top: 0, difference } as const;
  expect(
    show(100, 15, { ...hello, overlay })
      .split('\n')
      .slice(2, 9)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "  1 Summary   [2 Files]   3 Layers    4 Packages    5 Config                 B is 220 × A: +7.39 MB
    ┏━ etc/motd ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ A left, B right ━┓
    ┃     … 3 equal lines                                                                              ┃
    ┃     4 same                                            5 same                                     ┃
    ┃     5 …xxxxxxxxxxx old                         ~      6 …xxxxxxxxxxx new                         ┃
    ┃     6 gone                                     <                                                 ┃
    ┃                                                >      7 came ␛[2J                                ┃"
  `);
  expect(
    show(80, 15, { ...hello, overlay })
      .split('\n')
      .slice(2, 10)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "  1 Summary [2 Files] 3 Layers  4 Packages  5 Config                   +7.39 MB
    ┏━ etc/motd ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ A left, B right ━┓
    ┃     … 3 equal lines                                                          ┃
    ┃      5 same                                                                  ┃
    ┃<     5 …xxxxxxxxxxx old                                                      ┃
    ┃>     6 …xxxxxxxxxxx new                                                      ┃
    ┃<     6 gone                                                                  ┃
    ┃>     7 came ␛[2J                                                             ┃"
  `);
});

test('of bytes both sides stand beside each other, or one below the other', () => {
  const rows = [{ at: 16, left: new Uint8Array([1, 2, 3, 65]), right: new Uint8Array([1, 2, 4, 66, 5]), differs: 28 }];
  const difference = { kind: 'hex', rows, differing: 3, cut: false } as const;
  const overlay = { kind: 'both', key: 'bin/a\0bin/a', id: 1, top: 0, difference } as const;
  expect(show(150, 15, { ...hello, overlay }).split('\n')[4]).toMatchInlineSnapshot(
    `"┃ 00000010  01 02 03 41                                      ...A               01 02 04 42 05                                   ...B.               ┃"`,
  );
  expect(
    show(80, 15, { ...hello, overlay })
      .split('\n')
      .slice(3, 6)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "┏━ bin/a ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 3 bytes differ ━┓
    ┃ A 00000010  01 02 03 41                                                      ┃
    ┃ B 00000010  01 02 04 42 05                                                   ┃"
  `);
});
