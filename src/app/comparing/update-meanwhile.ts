import type { SideName } from '../../model/sideName.ts';
import type { Effect } from '../effect.ts';
import { withExplorerBelow } from '../explorerBelow.ts';
import type { Message } from '../message.ts';
import type { Loading, Opening, Picking, State } from '../state.ts';
import { announce, type Step, say, stay } from '../step.ts';
import { explore, onOffered, onProgressed } from '../update-loading.ts';
import { onLoadedPair } from './update-loaded.ts';

/** The image of two being opened that can be looked at meanwhile. */
export function readSide({ screen }: Pick<State, 'screen'>): SideName | undefined {
  if (screen.kind !== 'loading' || screen.sides === undefined) return undefined;
  const { left, right } = screen.sides;
  return left.read ? 'left' : right.read ? 'right' : undefined;
}

/** Enter while two images are opened: the explorer of the one that is read; the other one goes on behind it. */
export function lookMeanwhile(state: State): Step | undefined {
  const { screen, explorer, ...rest } = state;
  const side = readSide(state);
  if (side === undefined || screen.kind !== 'loading') return undefined;
  const read = screen.sides?.[side].read;
  if (read === undefined) return undefined;
  const opening: Opening = { screen, fromExplorer: explorer !== undefined };
  if (explorer !== undefined) return stay({ ...rest, opening, screen: explorer });
  return explore({ ...rest, opening, screen }, read);
}

/** Back to both: the comparison when they are there, else how far they are. */
export function reachBoth(state: State): Step | undefined {
  const { opening, ...rest } = state;
  const { screen } = rest;
  if (opening === undefined || screen.kind !== 'browsing') return undefined;
  const [below, cancelled] = opening.fromExplorer
    ? withExplorerBelow(rest, screen)
    : [rest, [...screen.reading.pending.keys()].map((id): Effect => ({ type: 'cancel', id }))];
  const [next, effects] = shown({ ...below, screen: opening.screen }, opening);
  return [next, [...cancelled, ...effects]];
}

function shown(state: State, { loaded }: Opening): Step {
  return loaded === undefined ? stay(state) : onLoadedPair(state, loaded);
}

type Awaited = Extract<Message, { type: 'progressed' | 'offered' | 'loadedPair' | 'failed' }>;

/** What is heard of two images while a person looks at one of them. Undefined: the message is about something else. */
export function onOpening(state: State, message: Awaited): Step | undefined {
  const { opening, ...rest } = state;
  if (opening === undefined || opening.screen.id !== message.id) return undefined;
  switch (message.type) {
    case 'progressed':
      return stay(behind(state, opening, onProgressed({ ...rest, screen: opening.screen }, message)));
    case 'offered': {
      const next = behind(state, opening, onOffered({ ...rest, screen: opening.screen }, message));
      return say(next, 'There are several images to choose from: Esc shows them.');
    }
    case 'loadedPair':
      return say({ ...state, opening: { ...opening, loaded: message } }, 'Both images are read: Esc compares them.');
    case 'failed':
      // Who is looking at one image goes on looking at it.
      return stay(announce(rest, `${message.message}. ${message.hint}`));
  }
}

/** The screen in the background after a message that was for it. */
function behind(state: State, opening: Opening, [{ screen }]: Step): State {
  return isOpening(screen) ? { ...state, opening: { ...opening, screen } } : state;
}

function isOpening(screen: State['screen']): screen is Loading | Picking {
  return screen.kind === 'loading' || screen.kind === 'picking';
}
