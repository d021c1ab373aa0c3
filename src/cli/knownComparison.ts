import { layerQuestions } from '../compare/alignLayers.ts';
import { compareImages } from '../compare/compareImages.ts';
import { contentQuestions } from '../compare/contentQuestions.ts';
import type { ImageComparison } from '../compare/imageComparison.ts';
import { equalAcross, type ImageEquality, noImageEquality, withContentAnswers } from '../compare/imageEquality.ts';
import type { AcrossPair, ContentQuestions } from '../layers/contentAnswer.ts';
import type { Tree } from '../layers/tree.ts';
import { type ReadableImage, readImageEquality } from '../load/readImageEquality.ts';

/** An image, and its tree as the comparison sees it. */
type SeenImage = ReadableImage & { readonly tree: Tree };

/**
 * The comparison of two images with every content known that it depends on. `programs`: what is to be known beside.
 */
export async function knownComparison(
  left: SeenImage,
  right: SeenImage,
  programs: (comparison: ImageComparison) => AcrossPair | null,
  signal: AbortSignal,
): Promise<ImageComparison> {
  const compared = (equality: ImageEquality): ImageComparison => compareImages(left.tree, right.tree, equality);
  // The last comparison is let go while more is read and compared: memory has room for one of a million paths, not two.
  const last: { comparison: ImageComparison | undefined } = {
    comparison: compared(noImageEquality(left.stack, right.stack)),
  };
  for (const questionsOf of [contentQuestions, otherQuestions(programs)]) {
    const equality = await answered(left, right, last, questionsOf, signal);
    last.comparison ??= compared(equality);
  }
  return last.comparison!;
}

/** What is known when these questions are answered; where that is more than before, `last` is let go. */
async function answered(
  left: SeenImage,
  right: SeenImage,
  last: { comparison: ImageComparison | undefined },
  questionsOf: (comparison: ImageComparison) => ContentQuestions,
  signal: AbortSignal,
): Promise<ImageEquality> {
  let { equality } = last.comparison!;
  const questions = questionsOf(last.comparison!);
  if (questions.pairs.length + questions.left.length + questions.right.length === 0) return equality;
  last.comparison = undefined;
  for await (const answers of readImageEquality(left, right, questions, signal)) {
    equality = withContentAnswers(equality, answers);
  }
  return equality;
}

/** Layers that may hold the same files, and the two programs: pairs that need not face each other in the trees. */
function otherQuestions(programs: (comparison: ImageComparison) => AcrossPair | null) {
  return (comparison: ImageComparison): ContentQuestions => {
    const { equality } = comparison;
    const equal = equalAcross(equality);
    const questions = layerQuestions(equality.left, equality.right, equal);
    const pair = programs(comparison);
    const isOpen = pair !== null && equal(pair.left, pair.right) === undefined;
    return { ...questions, pairs: isOpen ? [...questions.pairs, pair] : questions.pairs };
  };
}
