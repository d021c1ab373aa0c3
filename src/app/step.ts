import type { Effect } from './effect.ts';
import type { Browsing, Notice, State } from './state.ts';

/** What `update` answers: the next state and what is to be done. */
export type Step = readonly [State, readonly Effect[]];

export function stay(state: State): Step {
  return [state, []];
}

/** The state with another explorer in it. */
export function browse(state: State, screen: Browsing): State {
  return { ...state, screen };
}

/** Says `text` in the footer for two seconds. */
export function say(state: State, text: string, effects: readonly Effect[] = []): Step {
  const id = state.nextId;
  const notice: Notice = { id, text, tone: 'plain' };
  return [{ ...state, notice, nextId: id + 1 }, [...effects, { type: 'expireNotice', id }]];
}

/** Says `text` in the footer until a key is pressed: problems must not pass by unread. */
export function announce(state: State, text: string): State {
  return { ...state, notice: { id: state.nextId, text, tone: 'problem' }, nextId: state.nextId + 1 };
}

export function withoutNotice({ notice: _, ...state }: State): State {
  return state;
}
