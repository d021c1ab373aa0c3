import type { Effect } from '../../src/app/effect.ts';
import type { Size } from '../../src/app/layout.ts';
import type { Message } from '../../src/app/message.ts';
import type { State } from '../../src/app/state.ts';
import { initialState, update } from '../../src/app/update.ts';
import type { Stack } from '../../src/layers/stack.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readEquality } from '../../src/load/readEquality.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import { openSource } from '../../src/source/openSource.ts';
import { find } from './find.ts';
import { layer, type Piece } from './layer.ts';
import { stackFromTars } from './stack.ts';

/** The program without a terminal: keys in, states out; its effects are performed at once. */
export type Explorer = {
  readonly state: State;
  press(...keys: readonly string[]): Promise<void>;
  send(message: Message): Promise<void>;
};

/** The explorer on an archive, everything read. */
export async function explorerOn(path: string, size: Size): Promise<Explorer> {
  const open = await openSource(path, { env: {} });
  return started(open, await loadImage(open), size);
}

/** The explorer on an image of these layers, base first; `change` alters what the stack says of the image. */
export async function explorerOf(
  size: Size,
  layers: readonly (readonly Piece[])[],
  change: (stack: Stack) => Stack = (stack) => stack,
): Promise<Explorer> {
  const tars = await Promise.all(layers.map((pieces) => layer(...pieces)));
  const stack = change(stackFromTars(...tars));
  const open: OpenImage = {
    image: stack.image,
    openLayer: (position) => ({ bytes: memoryBytes(tars[position - 1]!), compression: 'none' }),
    close: () => {},
  };
  return started(open, stack, size);
}

async function started(open: OpenImage, stack: Stack, size: Size): Promise<Explorer> {
  const [first, effects] = initialState(size, stack.image.reference);
  let state = first;
  const perform = async (asked: readonly Effect[]): Promise<void> => {
    for (const effect of asked) for await (const answer of answers(effect, open, stack)) await send(answer);
  };
  const send = async (message: Message): Promise<void> => {
    const [next, asked] = update(state, message);
    state = next;
    await perform(asked);
  };
  await perform(effects);
  return {
    get state() {
      return state;
    },
    send,
    press: async (...keys) => {
      for (const key of keys) await send({ type: 'key', key });
    },
  };
}

async function* answers(effect: Effect, open: OpenImage, stack: Stack): AsyncGenerator<Message> {
  if (effect.type === 'load') yield { type: 'loaded', id: effect.id, stack };
  if (effect.type === 'compare') {
    for await (const batch of readEquality(open, effect.stack, effect.pairs)) {
      yield { type: 'compared', id: effect.id, answers: batch };
    }
    yield { type: 'compared', id: effect.id, answers: [], last: true };
  }
  if (effect.type === 'find') {
    const { hits, matched, of } = find(effect.stack, effect.query, 200);
    yield { type: 'found', id: effect.id, hits, matched, of };
  }
}
