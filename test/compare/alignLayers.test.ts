import { describe, expect, it } from 'vitest';
import { alignLayers, layerQuestions } from '../../src/compare/alignLayers.ts';
import { equalAcross, noImageEquality, withContentAnswers } from '../../src/compare/imageEquality.ts';
import type { LayerMatch } from '../../src/compare/layerMatches.ts';
import { type ReadableImage, readImageEquality } from '../../src/load/readImageEquality.ts';
import type { Layer } from '../../src/model/image.ts';
import { imageOfLayers } from '../support/comparedImages.ts';
import { file, type Piece } from '../support/layer.ts';

const signs: { readonly [M in LayerMatch]: string } = { shared: '=', content: '≡', instruction: '~' };

/** Rows as text, `1=1`, `2<`, `>2`, when all was read that had to be. */
async function aligned(left: ReadableImage, right: ReadableImage): Promise<string[]> {
  let equality = noImageEquality(left.stack, right.stack);
  const questions = layerQuestions(left.stack, right.stack, equalAcross(equality));
  for await (const answers of readImageEquality(left, right, questions)) {
    equality = withContentAnswers(equality, answers);
  }
  return alignLayers(left.stack, right.stack, equalAcross(equality)).rows.map(({ left: a, right: b, match }) =>
    match ? `${a}${signs[match]}${b}` : b === null ? `${a}<` : `>${b}`,
  );
}

async function imageOf(
  layers: readonly Piece[][],
  change: (layer: Layer) => Partial<Layer> = () => ({}),
): Promise<ReadableImage> {
  const { open, stack } = await imageOfLayers(layers);
  const image = { ...stack.image, layers: stack.image.layers.map((layer) => ({ ...layer, ...change(layer) })) };
  return { open: { ...open, image }, stack: { ...stack, image } };
}

const nameless = () => ({ createdBy: '' });
const of = (name: string): Piece[] => [file(name, `content of ${name}`)];

describe('the layers of two images', () => {
  it('that begin alike are shared, and what came on top stands alone', async () => {
    const base = [of('a'), of('bb')];
    const [left, right] = [await imageOf(base, nameless), await imageOf([...base, of('c')], nameless)];
    expect(await aligned(left, right)).toEqual(['1=1', '2=2', '>3']);
    const equal = equalAcross(noImageEquality(left.stack, right.stack));
    expect(alignLayers(left.stack, right.stack, equal).shared).toEqual({ layers: 2, bytes: 12 + 13 });
  });

  it('are shared wherever they lie, also in another order', async () => {
    const [left, right] = [await imageOf([of('a'), of('bb')], nameless), await imageOf([of('bb'), of('a')], nameless)];
    expect(await aligned(left, right)).toEqual(['2=1', '1=2']);
  });

  it('hold the same when their files do, at other paths and with other attributes', async () => {
    const left = await imageOf([[file('nix/app', 'program', { mode: 0o555 })], of('x')], nameless);
    const right = await imageOf([of('base of another size'), [file('bin/app', 'program')]], nameless);
    expect(await aligned(left, right)).toEqual(['>1', '1≡2', '2<']);
  });

  it('of equal size and other contents do not hold the same', async () => {
    const left = await imageOf([[file('app', 'program')]], nameless);
    expect(await aligned(left, await imageOf([[file('app', 'PROGRAM')]], nameless))).toEqual(['1<', '>1']);
  });

  it('are recognised by their instruction, whatever was copied, and keep their order', async () => {
    const created =
      (...texts: string[]) =>
      ({ position }: Layer) => ({ createdBy: texts[position - 1]! });
    const copy = (digit: string): string => `COPY file:${digit.repeat(64)} in /app`;
    const left = await imageOf([of('a'), of('bb'), of('ccc')], created(copy('1'), 'RUN x', 'RUN y'));
    const right = await imageOf([of('dddd'), of('eeeee'), of('ffffff')], created('RUN y', copy('2'), 'RUN x'));
    expect(await aligned(left, right)).toEqual(['>1', '1~2', '2~3', '3<']);
  });

  it('of Nix are recognised by their packages without hash and version', async () => {
    const store = (hash: string, name: string) => () => ({
      ...nameless(),
      storePaths: [`/nix/store/${hash.repeat(32)}-${name}`],
    });
    const left = await imageOf([of('a')], store('a', 'glibc-2.40'));
    expect(await aligned(left, await imageOf([of('bb')], store('b', 'glibc-2.41')))).toEqual(['1~1']);
    expect(await aligned(left, await imageOf([of('bb')], store('b', 'zlib-1')))).toEqual(['1<', '>1']);
  });

  it('may be none', async () => {
    expect(await aligned(await imageOf([]), await imageOf([of('a')]))).toEqual(['>1']);
    expect(await aligned(await imageOf([]), await imageOf([]))).toEqual([]);
  });
});
