import { packageDatabases } from '../analysis/packages/packageDatabases.ts';
import { packagesOf } from '../analysis/packages/packagesOf.ts';
import { findingUnowned } from '../analysis/unownedFiles.ts';
import type { Made } from '../app/comparing/comparing.ts';
import type { PairOptions } from '../app/comparing/rows/pairOptions.ts';
import { showingPairs } from '../app/comparing/rows/shownPairs.ts';
import { freshPairs } from '../app/comparing/update-loaded.ts';
import type { Effect, FilePlace } from '../app/effect.ts';
import type { Message } from '../app/message.ts';
import type { LoadedSide } from '../app/state.ts';
import { comparingImages } from '../compare/compareImages.ts';
import { askingContents } from '../compare/contentQuestions.ts';
import { fileDifference } from '../compare/fileDifference.ts';
import { type ImageEquality, noImageEquality, withContentAnswers } from '../compare/imageEquality.ts';
import type { Stack } from '../layers/stack.ts';
import { throughLinks } from '../layers/throughLinks.ts';
import type { Tree } from '../layers/tree.ts';
import { treeAt } from '../layers/treeAt.ts';
import { loadImages } from '../load/loadImages.ts';
import { readFiles } from '../load/readFiles.ts';
import { readImageEquality } from '../load/readImageEquality.ts';
import type { SharedIndexes } from '../load/sharedIndexes.ts';
import { Slices } from '../load/slices.ts';
import type { ImageChoice, OpenImage } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import { layerIndexes } from './layerIndexes.ts';
import { loadedOrClosed } from './loadedOrClosed.ts';
import type { Openings } from './openings.ts';
import { orContentsMissing, tellContents } from './orContentsMissing.ts';
import { readStoreClosure } from './readStoreClosure.ts';
import type { Opened, OpenHooks, Session } from './session.ts';

/** What the effects of a comparison need. */
export type PairRoom = {
  readonly session: Session;
  readonly openings: Openings;
  send(message: Message): void;
  choose(id: number, choices: readonly ImageChoice[]): Promise<number>;
};

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Opens and loads the two images of the command line at once and answers with both stacks; each can be read from as soon as it is loaded. */
export async function loadPair(
  room: PairRoom,
  { id, left, right }: Of<'loadPair'>,
  signal: AbortSignal,
): Promise<void> {
  room.openings.closeAllBut();
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const choose = inTurn((choices) => room.choose(id, choices));
  const indexes = layerIndexes('screen', room.session.cache);
  const onContents = tellContents(room.send);
  const open = (side: SideName, reference: string): Promise<Opened> => {
    const hooks = { signal: either, choose, onProgress: teller(room, id, side), indexes, onContents };
    return room.session.openSide(side, reference, hooks);
  };
  const opening = { left: open('left', left), right: open('right', right) };
  try {
    const sides = await bothLoaded(room, id, opening, { signal: either, indexes });
    const made = await madeOrClosed(room, sides.left.stack, sides.right.stack, [], signal);
    room.send({ type: 'loadedPair', id, ...sides, made, through: room.session.through });
  } catch (error) {
    failure.abort(error);
    await closeUnread(room, Object.values(opening));
    throw error;
  }
}

/** An image that was opened and not loaded is closed, because nobody knows of it; one that is looked at stays open. */
async function closeUnread({ openings }: PairRoom, opening: readonly Promise<Opened>[]): Promise<void> {
  for (const opened of await Promise.allSettled(opening))
    if (opened.status === 'fulfilled' && !openings.has(opened.value.open)) opened.value.open.close();
}

/** Opens one more image beside the explorer's. */
export async function loadSecond(room: PairRoom, effect: Of<'loadSecond'>, signal: AbortSignal): Promise<void> {
  const { id, left, reference } = effect;
  const onProgress = teller(room, id, 'right');
  const choose: OpenHooks['choose'] = (choices) => room.choose(id, choices);
  const indexes = layerIndexes('screen', room.session.cache);
  const hooks = { signal, choose, onProgress, indexes, onContents: tellContents(room.send) };
  const opened = await room.session.openSide('right', reference, hooks);
  const stack = await loadedOrClosed(opened.open, { signal, onProgress, indexes });
  const made = await madeOrClosed(room, left, stack, [opened.open], signal);
  room.openings.add(stack, opened.open);
  room.send({
    type: 'loadedPair',
    id,
    left: { stack: left },
    right: sideOf(stack, opened),
    made,
    through: room.session.through,
  });
}

async function bothLoaded(
  room: PairRoom,
  id: number,
  opening: { readonly [S in SideName]: Promise<Opened> },
  { signal, indexes }: { readonly signal: AbortSignal; readonly indexes: SharedIndexes },
): Promise<{ readonly left: LoadedSide; readonly right: LoadedSide }> {
  const remarks = new Map<SideName, string>();
  const openOf = async (side: SideName): Promise<OpenImage> => {
    const { open, remark } = await opening[side];
    if (remark !== undefined) remarks.set(side, remark);
    return open;
  };
  const stacks = await loadImages(openOf('left'), openOf('right'), {
    signal,
    indexes,
    onProgress: (progress) => {
      const { spared } = progress;
      if (progress.left !== undefined)
        room.send({ type: 'progressed', id, side: 'left', progress: progress.left, spared });
      if (progress.right !== undefined)
        room.send({ type: 'progressed', id, side: 'right', progress: progress.right, spared });
    },
    onLoaded: (side, stack, open) => {
      room.openings.add(stack, open);
      tellRead(room, id, side, stack, remarks.get(side));
    },
  });
  return { left: sideOf(stacks.left, await opening.left), right: sideOf(stacks.right, await opening.right) };
}

function teller(room: Teller, id: number, side: SideName): OpenHooks['onProgress'] {
  return (progress) => room.send({ type: 'progressed', id, side, progress });
}

type Teller = Pick<PairRoom, 'send'>;

function tellRead(room: Teller, id: number, side: SideName, stack: Stack, remark?: string): void {
  const size = stack.indexes.reduce((sum, index) => sum + index.bytes, 0);
  const entries = stack.indexes.reduce((sum, index) => sum + index.entries, 0);
  const { source, layers } = stack.image;
  const progress = { stage: 'read', done: size, total: size };
  room.send({
    type: 'progressed',
    id,
    side,
    progress,
    read: { source, size, layers: layers.length, entries, stack, ...(remark === undefined ? {} : { remark }) },
  });
}

function sideOf(stack: Stack, { remark }: Opened): LoadedSide {
  return remark === undefined ? { stack } : { stack, remark };
}

/** Two images may both ask which of several is meant: one question at a time. */
function inTurn(choose: OpenHooks['choose']): OpenHooks['choose'] {
  let before: Promise<unknown> = Promise.resolve();
  return (choices) => {
    const answer = before.then(() => choose(choices));
    before = answer.catch(() => undefined);
    return answer;
  };
}

/** Two images are compared before they are shown, in slices: the loading screen stays alive. Given up, what was opened is closed. */
async function madeOrClosed(
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
export async function compareSides(room: PairRoom, effect: Of<'compareImages'>, signal: AbortSignal): Promise<void> {
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

/** Sums up the files of no package on both sides. */
export async function sumUnowned({ comparison, packages }: Of<'sumUnowned'>, signal: AbortSignal): Promise<void> {
  const slices = new Slices(signal);
  await slices.run(findingUnowned(comparison, packages, 'left'));
  await slices.run(findingUnowned(comparison, packages, 'right'));
}

/** Answers what is asked about the contents of two images; an image that was closed answers nothing more. */
export async function comparePair(room: PairRoom, effect: Of<'comparePair'>, signal: AbortSignal): Promise<void> {
  const { id, questions } = effect;
  const left = readable(room, effect.left);
  const right = readable(room, effect.right);
  if (left !== undefined && right !== undefined) {
    await orContentsMissing(room.send, async () => {
      for await (const answers of readImageEquality(left, right, questions, signal)) {
        room.send({ type: 'comparedPair', id, answers });
      }
    });
  }
  room.send({ type: 'comparedPair', id, answers: [], last: true });
}

function readable({ openings }: PairRoom, stack: Stack) {
  const open = openings.of(stack);
  return open === undefined ? undefined : { open, stack };
}

/** Reads the package databases of a tree and tells whom its bytes belong to; the closure of a store takes longer and comes after. */
export async function readPackages(room: PairRoom, effect: Of<'readPackages'>, signal: AbortSignal): Promise<void> {
  const open = room.openings.of(effect.stack);
  if (open !== undefined) await orContentsMissing(room.send, () => tellPackages(room, open, effect, signal));
}

async function tellPackages(
  room: Teller,
  open: OpenImage,
  { id, side, stack, position }: Of<'readPackages'>,
  signal: AbortSignal,
): Promise<void> {
  const tree = treeAt(stack, position);
  const files = await readFiles(open, tree, packageDatabases(tree), { signal });
  const report = packagesOf(tree, files);
  const more = report.packages.some(({ kind }) => kind === 'nix');
  room.send({ type: 'packages', id, side, report, more });
  const storeClosure = more ? await readStoreClosure(open, tree, signal) : undefined;
  if (storeClosure !== undefined) room.send({ type: 'packages', id, side, report: { ...report, storeClosure } });
}

/** Reads one file of each side and holds them against each other. */
export async function readPair(room: PairRoom, effect: Of<'readPair'>, signal: AbortSignal): Promise<void> {
  let files: readonly (Uint8Array | undefined)[] = [];
  await orContentsMissing(room.send, async () => {
    files = await Promise.all([fileAt(room, effect.left, signal), fileAt(room, effect.right, signal)]);
  });
  room.send({ type: 'pairRead', id: effect.id, difference: fileDifference(files[0], files[1]) });
}

async function fileAt(room: PairRoom, { stack, position, path }: FilePlace, signal: AbortSignal) {
  const open = room.openings.of(stack);
  if (open === undefined) return undefined;
  return (await readFiles(open, treeAt(stack, position), [path], { signal })).get(path);
}
