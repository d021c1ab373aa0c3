import { expect, test } from 'vitest';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';
import { type Explorer, explorerOf } from '../../support/explorer.ts';
import { directory, file, type Piece, symlink, whiteout } from '../../support/layer.ts';

const sized = (bytes: number): string => 'x'.repeat(bytes);
const applets = ['arch', 'ash', 'base64', 'cat', 'chmod'].map((name) => symlink(`bin/${name}`, '/bin/busybox'));
const layers: readonly Piece[][] = [
  [
    directory('bin'),
    file('bin/busybox', sized(80_000)),
    ...applets,
    file('etc/motd', 'hi'),
    file('etc/passwd', sized(900)),
  ],
  [file('srv/app/main', sized(33_720)), file('etc/passwd', sized(901)), whiteout('etc/motd')],
];
const show = ({ state }: Explorer, ascii = false): string =>
  lines(state, ascii)
    .map((line) => lineText(line).trimEnd())
    .join('\n');

test('the explorer opens on the image; below each other where the window is narrow but tall', async () => {
  const explorer = await explorerOf({ columns: 80, rows: 32 }, layers);
  expect(show(explorer)).toMatchInlineSnapshot(`
    " test:latest                           116 kB · 2 layers · waste 902 B (0.78 %)
    ┏━ 1 Layers ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
    ┃    #    size        made by                                                  ┃
    ┃▌ all  116 kB ██████ the whole image                                          ┃
    ┃    1 80.9 kB ████▎  RUN step 1                                               ┃
    ┃    2 34.6 kB █▊     RUN step 2                                               ┃
    ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ all · 2 layers ━┛
    ╭─ 2 Files ────────────────────────────────────────────── the image · by size ─╮
    │      size        name                                                        │
    │▏   115 kB ██████ /                                                           │
    │   80.0 kB ████▏  ▾ bin/                                                      │
    │   80.0 kB ████▏  │   busybox                                                 │
    │                  │ ▸ 5 links → /bin/busybox   arch ash base64 cat chmod      │
    │   33.7 kB █▊       srv/app/main                                              │
    │     901 B ▏        etc/passwd                                                │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰───────────────────────────────────────────────────────────────────── 1 of 6 ─╯
    ╭─ 3 Details ──────────────────────────────────────────────────────────────────╮
    │ the image                                                                    █
    │ runs      nothing (no Entrypoint, no Cmd)                                    █
    │ as        root (no User), in / (no WorkingDir)                               │
    │ env       nothing set                                                        │
    │ ports     none   volumes none   labels none                                  │
    │ made      2023-11-14 22:13:20                                                │
    │ id        sha256:000000000000                                                │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     ↑↓ layer  → its files  c changes/all  / filter  f find          ? help  q quit"
  `);
});

test('a layer shows what its step did; what is removed says which bytes it hides', async () => {
  const explorer = await explorerOf({ columns: 100, rows: 18 }, layers);
  await explorer.press('j', 'j', 'l', 'G');
  expect(show(explorer)).toMatchInlineSnapshot(`
    " test:latest   linux/amd64             116 kB · 2 layers · 3 files · 5 links · waste 902 B (0.78 %)
    ╭─ 1 Layers ────────────────────────────────╮┏━ 2 Files ━━━━━━━━ layer 2 · only changes · by size ━┓
    │    #    size        made by               │┃      size        name                               ┃
    │  all  116 kB ██████ the whole image       │┃   34.6 kB ██████ /   +3 ~1 -1                       ┃
    │    1 80.9 kB ████▎  RUN step 1            │┃ + 33.7 kB █████▉   srv/app/main                     ┃
    │▏   2 34.6 kB █▊     RUN step 2            │┃     901 B ▏      ▾ etc/   ~1 -1                     ┃
    ╰────────────────────────────────── 2 of 2 ─╯┃ ~   901 B ▏      │   passwd                         ┃
    ╭─ 3 Details ───────────────────────────────╮┃▌-     2 B hidden │   motd                           ┃
    │ layer 2     34 621 B   +3 ~1 -1           █┃                                                     ┃
    │             30.0 % of the image           █┃   8 unchanged paths are not shown: c shows them     ┃
    │ RUN step 2                                █┃                                                     ┃
    │ made      2023-11-14 22:13:20             █┃                                                     ┃
    │ diff id   sha256:98d…bd   not checked yet │┃                                                     ┃
    │ packed    not known (stored unpacked      │┃                                                     ┃
    │           here)                           │┃                                                     ┃
    │ hides     902 B of layer 1                │┃                                                     ┃
    ╰───────────────────────────────────────────╯┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 5 of 5 ━┛
     ↑↓ move  →← fold  n next change  c all  / filter  Enter details  f find anywhere    ? help  q quit"
  `);
});

test('without UTF-8 the same screen is ASCII', async () => {
  const explorer = await explorerOf({ columns: 80, rows: 16 }, layers);
  await explorer.press('1', 'j', 'j', 'l', 'c');
  expect(show(explorer, true)).toMatchInlineSnapshot(`
    " test:latest                           116 kB - 2 layers - waste 902 B (0.78 %)
     2/2  34.6 kB ##     RUN step 2                                 [ ] other layer
    #= 1 Layers  [2 Files]  3 Details ======================= all shown - by size =#
    |      size        name                                                        |
    |*   115 kB ###### /   +3 ~1 -1                                                |
    |   80.0 kB #####  + bin/                                                      |
    | + 33.7 kB ##       srv/app/main                                              |
    |     901 B #      - etc/   ~1 -1                                              |
    | ~   901 B #      |   passwd                                                  |
    | -     2 B hidden |   motd                                                    |
    |                                                                              |
    |                                                                              |
    |                                                                              |
    #===================================================================== 1 of 6 =#
       /   114 621 B   12 paths   0755 0:0
     ^v move  >< fold  n next change  c only changes  / filter       ? help  q quit"
  `);
});

test('a zoomed pane has the whole body and names the others in its border', async () => {
  const explorer = await explorerOf({ columns: 110, rows: 15 }, layers);
  await explorer.press('l', 'z');
  expect(show(explorer).split('\n')[1]).toMatch(/^┏━ 1 Layers {2}\[2 Files\] {2}3 Details ━+ the image · by size ━┓$/);
});

test('a marked range has stars at its layers and its name on the files', async () => {
  const explorer = await explorerOf({ columns: 100, rows: 16 }, [...layers, [file('new', 'x')]]);
  await explorer.press('j', 'j', 'v', 'j');
  const screen = show(explorer);
  expect(screen).toContain('┃ *  2 34.6 kB');
  expect(screen).toContain('┃▌*  3     1 B');
  expect(screen).toContain(' layers 2 to 3 · only changes · by size ─╮');
});

test('a key that does nothing is answered in the footer, and the next frame is otherwise the same', async () => {
  const explorer = await explorerOf({ columns: 100, rows: 16 }, layers);
  const before = show(explorer).split('\n').slice(0, -1);
  await explorer.press('e');
  const after = show(explorer).split('\n');
  expect(after.slice(0, -1)).toEqual(before);
  expect(after.at(-1)).toMatch(/^ e does nothing here\. .*\? help {2}q quit$/);
});

test('with mode and owner asked for, a removed path has those it had', async () => {
  const explorer = await explorerOf({ columns: 120, rows: 18 }, layers);
  await explorer.press('j', 'j', 'b');
  expect(show(explorer)).toMatch(/- -rw-r--r-- {5}0:0 {5}2 B hidden .* motd/);
});
