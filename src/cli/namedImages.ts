import { UserError } from '../model/userError.ts';

export const usage = 'layerscope --help shows what it takes.';

/** The second of two images to compare, and what was said of it. */
export type SecondImage = { readonly reference: string; readonly image?: string; readonly platform?: string };

/** The images of a command line, with what was said of each. */
export type NamedImages = {
  readonly reference?: string;
  readonly demo: boolean;
  readonly image?: string;
  readonly platform?: string;
  readonly second?: SecondImage;
};

/** What node:util found, in order. */
type Token = {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
  readonly index: number;
};

/**
 * One image or two, with `--image` and `--platform` once for each: two of them in the order of the images; one `--image`
 * for the image that it follows, one `--platform` for both. One image with two `--image`: both are of that one archive.
 */
export function namedImages(words: readonly string[], tokens: readonly Token[]): NamedImages {
  const [reference, other, ...more] = words;
  if (more.length > 0) throw tooMany(more[0]!);
  const images = valuesOf(tokens, 'image');
  const platforms = valuesOf(tokens, 'platform');
  const second = other ?? (images.length > 1 || platforms.length > 1 ? reference : undefined);
  const [first, last] = second === undefined ? [images[0]] : imagesOfTwo(images, tokens);
  return {
    ...(reference === undefined ? {} : { reference }),
    ...defined({ image: first, platform: platforms[0] }),
    demo: reference === 'demo',
    ...(second === undefined
      ? {}
      : { second: { reference: second, ...defined({ image: last, platform: platforms[1] ?? platforms[0] }) } }),
  };
}

/** Those values that were given; an empty one is a mistake. */
export function defined<K extends string>(texts: Readonly<Record<K, string | undefined>>): { [N in K]?: string } {
  const present: { [N in K]?: string } = {};
  for (const name of Object.keys(texts) as K[]) {
    const text = texts[name];
    if (text === '') throw new UserError(`--${name} is empty`, { hint: usage });
    if (text !== undefined) present[name] = text;
  }
  return present;
}

export function tooMany(word: string): UserError {
  return new UserError(`one word too many: “${word}”`, { hint: usage });
}

function valuesOf(tokens: readonly Token[], name: string): readonly string[] {
  const values = tokens.flatMap((token) => (token.kind === 'option' && token.name === name ? [token.value ?? ''] : []));
  if (values.length > 2)
    throw new UserError(`--${name} is there ${values.length} times`, { hint: 'Once for each image.' });
  return values;
}

/** One `--image` belongs to the image before it. */
function imagesOfTwo(images: readonly string[], tokens: readonly Token[]): readonly (string | undefined)[] {
  if (images.length !== 1) return images;
  const option = tokens.findIndex(({ kind, name }) => kind === 'option' && name === 'image');
  const before = tokens.slice(0, option).filter(({ kind }) => kind === 'positional').length;
  return before > 1 ? [undefined, images[0]] : images;
}
