import type { AcrossPair, ContentAnswer, ContentQuestions } from '../layers/contentAnswer.ts';
import type { Stack } from '../layers/stack.ts';
import type { OpenImage } from '../model/openImage.ts';
import { sameContents } from './sameContents.ts';
import { Slices } from './slices.ts';
import { versionDigests } from './versionDigests.ts';

/** An image whose bytes can be read. */
export type ReadableImage = { readonly open: OpenImage; readonly stack: Stack };

/**
 * Answers what is asked about the contents of two images, in batches as answers become known. Pairs that lie plain in
 * both sources are read side by side; for the others, and for whatever may be equal to several, sha256 decides: a
 * compressed layer flows once for all of its files. Throws the signal's reason when aborted.
 */
export async function* readImageEquality(
  left: ReadableImage,
  right: ReadableImage,
  questions: ContentQuestions,
  signal?: AbortSignal,
): AsyncGenerator<readonly ContentAnswer[]> {
  if (questions.pairs.length + questions.left.length > 0) await left.open.fetch?.(signal);
  if (questions.pairs.length + questions.right.length > 0) await right.open.fetch?.(signal);
  const streamed: AcrossPair[] = [];
  yield* plainAnswers(left, right, questions.pairs, streamed, signal);
  const versions = {
    left: streamed.length === 0 ? questions.left : [...questions.left, ...streamed.map((pair) => pair.left)],
    right: streamed.length === 0 ? questions.right : [...questions.right, ...streamed.map((pair) => pair.right)],
  };
  for (const [side, { open, stack }] of [['left', left] as const, ['right', right] as const]) {
    for await (const digests of versionDigests(open, stack, versions[side], signal)) {
      yield [...digests].map(([version, digest]) => ({ kind: 'digest', side, version, digest }));
    }
  }
}

/** Compares pairs that lie plain on both sides; the others are put into `streamed`. */
async function* plainAnswers(
  left: ReadableImage,
  right: ReadableImage,
  pairs: readonly AcrossPair[],
  streamed: AcrossPair[],
  signal?: AbortSignal,
): AsyncGenerator<readonly ContentAnswer[]> {
  const slices = new Slices(signal);
  const same = sameContents(left, right, slices);
  let answers: ContentAnswer[] = [];
  for (const pair of pairs) {
    const isSame = same.atOnce(pair.left, pair.right) ?? (await same.read(pair.left, pair.right));
    if (isSame === undefined) streamed.push(pair);
    else answers.push({ kind: 'pair', left: pair.left, right: pair.right, same: isSame });
    if (!slices.over) continue;
    if (answers.length > 0) yield answers;
    answers = [];
    await slices.turn();
  }
  if (answers.length > 0) yield answers;
}
