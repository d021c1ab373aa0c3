import { expect, test } from 'vitest';
import { initialState, update } from '../../../src/app/update.ts';
import type { Layer } from '../../../src/model/image.ts';
import type { LayerProgress } from '../../../src/model/openImage.ts';
import { lines } from '../../../src/view/lines.ts';
import { lineText } from '../../../src/view/span.ts';
import { explorerOf } from '../../support/explorer.ts';
import { file } from '../../support/layer.ts';
import { openBlobs } from '../../support/openImage.ts';

const made: readonly Partial<Layer>[] = [
  { createdBy: 'COPY . /srv' },
  { storePaths: ['a', 'b'].map((name) => `/nix/store/${name.repeat(32)}-${name}-1.0`) },
  { createdBy: 'RUN make' },
];
const image = (() => {
  const { image: base } = openBlobs([1, 2, 3].map((byte) => Uint8Array.of(byte)));
  return { ...base, layers: base.layers.map((layer, i) => ({ ...layer, ...made[i] })) };
})();

function loading(columns: number, rows: number, layers: readonly LayerProgress[], ascii = false): string {
  const [state] = initialState({ columns, rows }, 'test:latest');
  const progress = { stage: 'reading layer 2 of 3', done: 30, total: 120, opened: { image, layers } };
  const [next] = update(state, { type: 'progressed', id: 1, progress });
  return lines(next, ascii)
    .map((line) => lineText(line).trimEnd())
    .join('\n');
}

const underWay: readonly LayerProgress[] = [
  { size: 9000, done: 9000, read: { bytes: 5000, entries: 7 } },
  { size: 80_000, done: 40_000 },
  {},
];

test('as soon as an image is open its layers are listed, each with how far it is', () => {
  expect(loading(100, 16, underWay)).toMatchInlineSnapshot(`
    " test:latest   linux/amd64                                                             … · 3 layers
    ┏━ 1 Layers ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓╭─ 2 Files ──────────────────────────────────── 25 % ─╮
    ┃    #    size        made by               ┃│                                                     │
    ┃▌ all       …        the whole image       ┃│   reading layer 2 of 3                              │
    ┃    1 5.00 kB read   COPY . /srv           ┃│   ███████▌                         30 B of 120 B    │
    ┃    2 80.0 kB ███    2 store paths         ┃│                                                     │
    ┃    3       … waits  RUN make              ┃│                                                     │
    ┗━━━━━━━━━━━━━━━━━━━━━━━━━━ all · 3 layers ━┛│                                                     │
    ╭─ 3 Details ───────────────────────────────╮│                                                     │
    │ the image                                 ││                                                     │
    │ …                                         ││                                                     │
    │                                           ││                                                     │
    │                                           ││                                                     │
    │                                           ││                                                     │
    ╰───────────────────────────────────────────╯╰─────────────────────────────────────────────────────╯
                                                                                                 q quit"
  `);
});

test('one pane at a time: the layers, with the progress in the strips', () => {
  expect(loading(80, 15, underWay, true)).toMatchInlineSnapshot(`
    " test:latest   linux/amd64                                         ~ - 3 layers
       reading layer 2 of 3
    #= [1 Layers]  2 Files  3 Details =============================================#
    |    #    size        made by                                                  |
    |* all       ~        the whole image                                          |
    |    1 5.00 kB read   COPY . /srv                                              |
    |    2 80.0 kB ###    2 store paths                                            |
    |    3       ~ waits  RUN make                                                 |
    |                                                                              |
    |                                                                              |
    |                                                                              |
    |                                                                              |
    #============================================================= all - 3 layers =#
       ########                         30 B of 120 B
                                                                             q quit"
  `);
});

test('the panes stand where the explorer has them, so nothing jumps when the tree comes', async () => {
  const corners = (screen: string): string[] =>
    screen.split('\n').map((line) => line.replace(/[^┏┗╭╰]/g, ' ').trimEnd());
  for (const [columns, rows] of [
    [120, 30],
    [80, 34],
    [200, 24],
  ] as const) {
    const explorer = await explorerOf({ columns, rows }, [[file('a', 'x')], [file('b', 'x')], [file('c', 'x')]]);
    const drawn = lines(explorer.state, false).map((line) => lineText(line).trimEnd());
    expect(corners(loading(columns, rows, underWay))).toEqual(corners(drawn.join('\n')));
  }
});

test('a window too small for panes says how far it is all the same', () => {
  expect(loading(50, 12, underWay)).toContain('reading layer 2 of 3');
});
