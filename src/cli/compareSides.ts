import type { Made } from '../app/comparing/comparing.ts';
import type { PairOptions } from '../app/comparing/rows/pairOptions.ts';
import { showingPairs } from '../app/comparing/rows/shownPairs.ts';
import { freshPairs } from '../app/comparing/update-loaded.ts';
import { comparingImages } from '../compare/compareImages.ts';
import { askingContents } from '../compare/contentQuestions.ts';
import { type ImageEquality, noImageEquality, withContentAnswers } from '../compare/imageEquality.ts';
import type { Stack } from '../layers/stack.ts';
import { throughLinks } from '../layers/throughLinks.ts';
import type { Tree } from '../layers/tree.ts';
import { treeAt } from '../layers/treeAt.ts';
import { Slices } from '../load/slices.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { EffectOf, PairRoom } from './pairRoom.ts';

/** Two images are compared before they are shown, in slices: the loading screen stays alive. Given up, what was opened is closed. */
export async function madeOrClosed(
  { session: { through } }: PairRoom,
  left: Stack,
  right: Stack,
  opened: readonly OpenImage[],
  signal: AbortSignal,
): Promise<Made> {
  const slices = new Slices(signal);
  const top = (stack: Stack): Promise<Tree> => seenTree({ stack, end: stack.indexes.length, through }, slices);
  try {
    return await madeOf(await top(left), await top(right), noImageEquality(left, right), slices, freshPairs);
  } catch (error) {
    for (const open of opened) open.close();
    throw error;
  }
}

type Seen = { readonly stack: Stack; readonly end: number; readonly through: boolean };

/** The tree at the end of a side, links looked through or not. */
async function seenTree({ stack, end, through }: Seen, slices: Slices): Promise<Tree> {
  const tree = treeAt(stack, end);
  return through ? await slices.run(throughLinks(tree)) : tree;
}

async function madeOf(
  left: Tree,
  right: Tree,
  equality: ImageEquality,
  slices: Slices,
  options: PairOptions,
): Promise<Made> {
  const comparison = await slices.run(comparingImages(left, right, equality));
  // Rows ask for it as soon as the comparison is there.
  await slices.run(showingPairs(comparison, options));
  return { comparison, questions: await slices.run(askingContents(comparison)) };
}

/** Compares two large images as far as their ends, with what was read meanwhile. */
export async function compareSides(
  room: PairRoom,
  effect: EffectOf<'compareImages'>,
  signal: AbortSignal,
): Promise<void> {
  const { id, left, right, through, answers, options } = effect;
  const slices = new Slices(signal);
  let { equality } = effect;
  for (const parcel of answers) {
    equality = withContentAnswers(equality, parcel);
    if (slices.over) await slices.turn();
  }
  const seen = (side: typeof left): Promise<Tree> => seenTree({ ...side, through }, slices);
  const made = await madeOf(await seen(left), await seen(right), equality, slices, options);
  room.send({ type: 'imagesCompared', id, ...made });
}
