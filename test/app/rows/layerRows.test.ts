import { expect, test } from 'vitest';
import { type LayerRowOptions, layerRows } from '../../../src/app/rows/layerRows.ts';
import type { Stack } from '../../../src/layers/stack.ts';
import type { HistoryStep, Layer } from '../../../src/model/image.ts';
import { file, symlink } from '../../support/layer.ts';
import { stackFromLayers } from '../../support/stack.ts';

const plain: LayerRowOptions = { sort: 'number', reversed: false, filter: '', steps: true, cursor: 0 };
const hash = (digit: string) => digit.repeat(32);

function rowsOf(stack: Stack, options: Partial<LayerRowOptions> = {}): readonly string[] {
  return layerRows(stack, { ...plain, ...options }).map(({ what, position, size, text, marked }) => {
    return what === 'step' ? `  ${text}` : `${marked ? '*' : ''}${what === 'all' ? 'all' : position} ${size} ${text}`;
  });
}

function withLayers(stack: Stack, parts: readonly Partial<Layer>[], steps: readonly HistoryStep[] = []): Stack {
  const layers = stack.image.layers.map((layer, i) => ({ ...layer, ...parts[i] }));
  return { ...stack, image: { ...stack.image, layers, history: steps.length > 0 ? steps : stack.image.history } };
}

const step = (createdBy: string, layer?: number): HistoryStep => ({
  createdBy,
  comment: '',
  emptyLayer: layer === undefined,
  ...(layer !== undefined && { layer }),
});

const three = await stackFromLayers([file('a', 'xxx')], [file('b', 'x')], [file('c', 'xxxxx')]);
const docker = withLayers(
  three,
  [{ createdBy: 'ADD rootfs.tar / # buildkit' }, { createdBy: 'RUN /bin/sh -c true' }, { createdBy: '' }],
  [
    step('ARG A'),
    step('ADD rootfs.tar / # buildkit', 1),
    step('ENV B=c'),
    step('CMD ["sh"]'),
    step('RUN /bin/sh -c true', 2),
    step('', 3),
    step('LABEL x=y'),
  ],
);

test('the image, its layers without noise, and below each the steps that changed only the config', () => {
  expect(rowsOf(docker)).toEqual([
    'all 9 the whole image',
    '1 3 ADD rootfs.tar /',
    '  ARG A',
    '  ENV B=c',
    '  CMD ["sh"]',
    '2 1 RUN true',
    '3 5 (no history)',
    '  LABEL x=y',
  ]);
  expect(rowsOf(docker, { steps: false })).toHaveLength(4);
});

test('steps stay with their layer when the layers are sorted by size', () => {
  expect(rowsOf(docker, { sort: 'size' }).slice(0, 4)).toEqual([
    'all 9 the whole image',
    '3 5 (no history)',
    '  LABEL x=y',
    '1 3 ADD rootfs.tar /',
  ]);
  expect(rowsOf(docker, { reversed: true, steps: false })[1]).toBe('3 5 (no history)');
});

test('a filter leaves the layers it finds and the image', () => {
  expect(rowsOf(docker, { filter: 'true' })).toEqual(['all 9 the whole image', '2 1 RUN true']);
  expect(rowsOf(docker, { filter: 'label' })[1]).toBe('3 5 (no history)');
  expect(rowsOf(docker, { filter: 'label', steps: false })).toEqual(['all 9 the whole image']);
});

test('the layers from the mark to the cursor are marked, whichever comes first', () => {
  const marked = (mark: number, cursor: number) =>
    rowsOf(docker, { mark, cursor, steps: false }).map((row) => row[0] === '*');
  expect(marked(1, 2)).toEqual([false, true, true, false]);
  expect(marked(3, 2)).toEqual([false, false, true, true]);
});

test('store paths are packages, several are the largest and how many more, the last layer its links', async () => {
  const [small, large] = [`nix/store/${hash('a')}-zlib-1.3.1`, `nix/store/${hash('b')}-postgresql-16.6`];
  const stack = await stackFromLayers(
    [file(`${small}/lib/z`, 'x'), file(`${large}/bin/postgres`, 'xxxx'), file(`${large}/share/p`, 'x')],
    [file(`nix/store/${hash('c')}-hello-static-1.0/bin/hello`, 'xx')],
    [symlink('bin/hello', `/nix/store/${hash('c')}-hello-static-1.0/bin/hello`)],
  );
  const nix = withLayers(stack, [
    { storePaths: [`/${small}`, `/${large}`] },
    { storePaths: [`/nix/store/${hash('c')}-hello-static-1.0`] },
    { storePaths: [`/nix/store/${hash('0')}-hello-nix-customisation-layer`] },
  ]);
  expect(rowsOf(nix, { steps: false })).toEqual([
    'all 8 the whole image',
    '1 6 postgresql 16.6 and 1 more',
    '2 2 hello-static 1.0',
    '3 0 links into the store: bin/hello',
  ]);
});
