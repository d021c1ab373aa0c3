import { expect, test } from 'vitest';
import { entryLines, farmLines } from '../../../src/app/details/entryLines.ts';
import { entryStrip } from '../../../src/app/details/entryStrip.ts';
import { layerLines } from '../../../src/app/details/layerLines.ts';
import type { Stack } from '../../../src/layers/stack.ts';
import type { HistoryStep } from '../../../src/model/image.ts';
import { directory, file, hardlink, symlink, whiteout } from '../../support/layer.ts';
import { stackFromLayers } from '../../support/stack.ts';
import { between, opened, rowsOf } from '../rows/drawRows.ts';
import { drawLines } from './lines.ts';

const equal = () => undefined;
const body = (bytes: number) => 'x'.repeat(bytes);

/** dive's test image in small, with its real instructions for layers 2 and 3. */
const dive = withHistory(
  await stackFromLayers(
    [file('bin/sh', body(5595)), directory('root')],
    [file('root/example/somefile3.txt', body(6405))],
    [whiteout('root/example/somefile3.txt'), file('root/saved.txt', body(6405))],
    [file('root/saved.txt', body(6405), { mode: 0o755 })],
    [whiteout('root')],
  ),
  [
    '/bin/sh -c #(nop) ADD file:ce026b62356eec3ad1214f92be2c9dc063fe205bd5e600be3492c4dfb17148bd in / ',
    '/bin/sh -c cp /somefile.txt /root/example/somefile3.txt',
    '/bin/sh -c mv /root/example/somefile3.txt /root/saved.txt',
  ],
  '/bin/sh -c #(nop)  CMD ["sh"]',
);

function withHistory(stack: Stack, createdBy: readonly string[], step: string): Stack {
  const layers = stack.image.layers.map((layer, i) => ({
    ...layer,
    createdBy: createdBy[i] ?? layer.createdBy,
    diffId: `sha256:${String(i + 1).repeat(64)}`,
    created: '2018-12-28T16:50:51.131839185Z',
  }));
  const history = layers.flatMap(({ position, createdBy, comment }): HistoryStep[] => [
    { createdBy, comment, emptyLayer: false, layer: position },
    ...(position === 1 ? [{ createdBy: step, comment: '', emptyLayer: true }] : []),
  ]);
  return { ...stack, image: { ...stack.image, layers, history } };
}

const detailsOf = (before: number, after: number) =>
  drawLines(layerLines(between(dive, before, after), equal, undefined, false));

test('a layer says what it ships, hides, and ships in vain', () => {
  expect(detailsOf(2, 3)).toEqual([
    'layer 3   6 405 B   +1 ~0 -1   25.8 % of the image',
    'RUN mv /root/example/somefile3.txt /root/saved.txt',
    'made      2018-12-28 16:50:51',
    'diff id   sha256:333333333333',
    'packed    not known (stored unpacked here)',
    'hides     6 405 B of layer 2: somefile3.txt',
    'wasted    6 405 B: layer 4 ships saved.txt anew',
  ]);
});

test('the instruction is there whole, and the steps behind it that changed only the config', () => {
  expect(detailsOf(0, 1).slice(1, 3)).toEqual([
    'ADD file:ce026b62356eec3ad1214f92be2c9dc063fe205bd5e600be3492c4dfb17148bd in /',
    'then CMD ["sh"]',
  ]);
});

test('a marked range is one step, its layers listed', () => {
  expect(detailsOf(1, 4)).toEqual([
    'layers 2-419 215 B   +2 ~0 -0 paths   77.4 % of image',
    'layer 2   RUN cp /somefile.txt /root/example/somefile3.txt',
    'layer 3   RUN mv /root/example/somefile3.txt /root/saved.txt',
    'layer 4   RUN step 4',
  ]);
});

test('a path says what it is and which layers did what to it', () => {
  const comparison = between(dive, 2, 3);
  const node = comparison.after.find('root/saved.txt');
  expect(drawLines(entryLines(comparison, node, equal))).toEqual([
    'root/saved.txt',
    'size      6 405 B   25.8 % of the image',
    'mode      0644 -rw-r--r--   0:0',
    'time      2023-11-14 22:13:20',
    'written   + layer 3, ~ layer 4, - layer 5',
  ]);
});

test('a changed path says why, a removed one what it was', () => {
  const changed = between(dive, 3, 4);
  const lines = drawLines(entryLines(changed, changed.after.find('root/saved.txt'), equal));
  expect(lines.find((line) => line.startsWith('changed'))).toMatch(/^changed {3}.*mode/);
  const removed = between(dive, 2, 3);
  const gone = drawLines(entryLines(removed, removed.before.find('root/example/somefile3.txt'), equal));
  expect(gone[1]).toBe('size      6 405 B   hidden: no longer seen');
});

test('links, devices, capabilities and store paths are named', async () => {
  const capability = Buffer.from('0100000200040000000000000000000000000000', 'hex');
  const stack = await stackFromLayers([
    directory('bin'),
    file('bin/ping', body(3), {
      mode: 0o4755,
      pax: { 'SCHILY.xattr.security.capability': capability.toString('latin1') },
    }),
    hardlink('bin/ping6', 'bin/ping', { mode: 0o4755 }),
    symlink('here', 'bin/ping'),
    symlink('lost', '/no/where'),
    symlink('round', 'round'),
    file('null', '', { type: 'character-device', devmajor: 1, devminor: 3 }),
  ]);
  const comparison = between(stack, 0, 1);
  const about = (path: string) => drawLines(entryLines(comparison, comparison.after.find(path), equal)).slice(1);
  expect(about('bin/ping')).toEqual([
    'size      3 B   100 % of the image',
    'mode      4755 -rwsr-xr-x   0:0',
    'time      2023-11-14 22:13:20',
    'written   + layer 1, never again',
    'xattrs    security.capability cap_net_bind_service=ep',
  ]);
  expect(about('bin/ping6')).toContain('target    bin/ping   (the same file)');
  expect(about('here')).toContain('target    bin/ping');
  expect(about('lost')).toContain('target    /no/where   (not in the image here)');
  expect(about('round')).toContain('target    round   (leads in a circle)');
  expect(about('null')).toContain('kind      character device 1:3');
});

test('the strip of a narrow screen is the row in one line', () => {
  const comparison = between(dive, 1, 2);
  const rows = rowsOf(comparison, opened(['root', 'root/example'], { changesOnly: true }));
  expect(entryStrip(comparison, rows.at(2), equal)).toEqual({
    class: 'added',
    path: 'root/example/somefile3.txt',
    facts: ['6 405 B', '0644 0:0', 'written by layer 2, then -3'],
  });
});

test('a row of links says how many lead where', async () => {
  const stack = await stackFromLayers(['a', 'b', 'c', 'd'].map((name) => symlink(`bin/${name}`, '/bin/busybox')));
  const comparison = between(stack, 0, 1);
  const row = rowsOf(comparison, opened(['bin'])).at(2);
  expect(drawLines(farmLines(comparison, row))).toEqual([
    'bin/',
    'links     4 links to /bin/busybox',
    'names     a b c d',
  ]);
  expect(entryStrip(comparison, row, equal).facts).toEqual(['4 links to /bin/busybox']);
});
