import type { LoadedSide } from '../app/state.ts';
import type { Stack } from '../layers/stack.ts';
import { loadImages } from '../load/loadImages.ts';
import type { SharedIndexes } from '../load/sharedIndexes.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import { madeOrClosed } from './compareSides.ts';
import { layerIndexes } from './layerIndexes.ts';
import { loadedOrClosed } from './loadedOrClosed.ts';
import { tellContents } from './orContentsMissing.ts';
import type { EffectOf, PairRoom } from './pairRoom.ts';
import type { Opened, OpenHooks } from './session.ts';

/** Opens and loads the two images of the command line at once and answers with both stacks; each can be read from as soon as it is loaded. */
export async function loadPair(
  room: PairRoom,
  { id, left, right }: EffectOf<'loadPair'>,
  signal: AbortSignal,
): Promise<void> {
  room.openings.closeAllBut();
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const inTurn = turns();
  const indexes = layerIndexes('screen', room.session.cache, room.session.inUse);
  const onContents = tellContents(room.send);
  const open = (side: SideName, reference: string): Promise<Opened> => {
    const choose: OpenHooks['choose'] = (choices) => inTurn(() => room.choose(id, choices, side));
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
export async function loadSecond(room: PairRoom, effect: EffectOf<'loadSecond'>, signal: AbortSignal): Promise<void> {
  const { id, left, reference } = effect;
  const onProgress = teller(room, id, 'right');
  const choose: OpenHooks['choose'] = (choices) => room.choose(id, choices, 'right');
  const indexes = layerIndexes('screen', room.session.cache, room.session.inUse);
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

function teller(room: PairRoom, id: number, side: SideName): OpenHooks['onProgress'] {
  return (progress) => room.send({ type: 'progressed', id, side, progress });
}

function tellRead(room: PairRoom, id: number, side: SideName, stack: Stack, remark?: string): void {
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
function turns(): (ask: () => Promise<number>) => Promise<number> {
  let before: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const answer = before.then(ask);
    before = answer.catch(() => undefined);
    return answer;
  };
}
