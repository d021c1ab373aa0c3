import { compareImages } from '../../src/compare/compareImages.ts';
import { contentQuestions } from '../../src/compare/contentQuestions.ts';
import type { ImageComparison } from '../../src/compare/imageComparison.ts';
import { type ImageEquality, noImageEquality, withContentAnswers } from '../../src/compare/imageEquality.ts';
import { finished } from '../../src/compare/steps.ts';
import { throughLinks } from '../../src/layers/throughLinks.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { type ReadableImage, readImageEquality } from '../../src/load/readImageEquality.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { layer, type Piece } from './layer.ts';
import { openBlobs } from './openImage.ts';

/** An image of these layers, base first, `pack`ed; its bytes can be read. */
export async function imageOfLayers(
  layers: readonly (readonly Piece[])[],
  pack: (tar: Uint8Array) => Uint8Array = (tar) => tar,
): Promise<ReadableImage> {
  const tars = await Promise.all(layers.map((pieces) => layer(...pieces)));
  return readable(openBlobs(tars.map(pack), tars));
}

export async function readable(open: OpenImage): Promise<ReadableImage> {
  return { open, stack: await loadImage(open) };
}

type Compared = {
  /** Whether links are looked through. */
  readonly through?: boolean;
};

/** The final trees of two images, compared with what is known. */
export function comparedWith(
  left: ReadableImage,
  right: ReadableImage,
  equality: ImageEquality,
  { through = false }: Compared = {},
): ImageComparison {
  const top = ({ stack }: ReadableImage) => {
    const tree = treeAt(stack, stack.indexes.length);
    return through ? finished(throughLinks(tree)) : tree;
  };
  return compareImages(top(left), top(right), equality);
}

/** The same after everything was read that had to be. */
export async function compared(
  left: ReadableImage,
  right: ReadableImage,
  how: Compared = {},
): Promise<ImageComparison> {
  let equality = noImageEquality(left.stack, right.stack);
  const questions = contentQuestions(comparedWith(left, right, equality, how));
  for await (const answers of readImageEquality(left, right, questions)) {
    equality = withContentAnswers(equality, answers);
  }
  return comparedWith(left, right, equality, how);
}
