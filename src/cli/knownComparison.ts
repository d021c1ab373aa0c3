import { layerQuestions } from '../compare/alignLayers.ts';
import { compareImages } from '../compare/compareImages.ts';
import { contentQuestions } from '../compare/contentQuestions.ts';
import type { ImageComparison } from '../compare/imageComparison.ts';
import { equalAcross, noImageEquality, withContentAnswers } from '../compare/imageEquality.ts';
import type { AcrossPair, ContentQuestions } from '../layers/contentAnswer.ts';
import type { Tree } from '../layers/tree.ts';
import { type ReadableImage, readImageEquality } from '../load/readImageEquality.ts';

type Side = ReadableImage & { readonly tree: Tree };

/**
 * The comparison of two images with every content known that it depends on. `programs`: what is to be known beside.
 */
export async function knownComparison(
  left: Side,
  right: Side,
  programs: (comparison: ImageComparison) => AcrossPair | null,
  signal: AbortSignal,
): Promise<ImageComparison> {
  let comparison = compareImages(left.tree, right.tree, noImageEquality(left.stack, right.stack));
  for (const questionsOf of [contentQuestions, otherQuestions(programs)]) {
    comparison = await answered(left, right, comparison, questionsOf(comparison), signal);
  }
  return comparison;
}

async function answered(
  left: Side,
  right: Side,
  comparison: ImageComparison,
  questions: ContentQuestions,
  signal: AbortSignal,
): Promise<ImageComparison> {
  if (questions.pairs.length + questions.left.length + questions.right.length === 0) return comparison;
  let { equality } = comparison;
  for await (const answers of readImageEquality(left, right, questions, signal)) {
    equality = withContentAnswers(equality, answers);
  }
  return compareImages(left.tree, right.tree, equality);
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
