import { noEquality } from '../compare/equality.ts';
import type { ChangeClass } from '../model/change.ts';
import { plural } from '../text/plural.ts';
import { backToExplorer } from './explorerBelow.ts';
import { layoutOf } from './layout.ts';
import type { Message } from './message.ts';
import { problemsOf } from './selectors.ts';
import type { Browsing, FilesPane, LayersPane, Loading, LoadingSides, State } from './state.ts';
import { announce, browse, type Step, stay } from './step.ts';
import { opened } from './update-layers.ts';
import { wasteShown } from './wasteShown.ts';

type Answer<T extends Message['type']> = Extract<Message, { type: T }>;

/** The load that the screen waits for, if it waits for one. */
export function awaited({ screen }: State): number | undefined {
  return screen.kind === 'loading' || screen.kind === 'picking' ? screen.id : undefined;
}

/** A screen that waits for `reference`, and the effect that loads it. */
export function load(state: State, reference: string, other: boolean): Step {
  const id = state.nextId;
  const screen: Loading = { kind: 'loading', id, reference, progress: { stage: 'opening', done: 0 } };
  return [{ ...state, screen, nextId: id + 1 }, [{ type: 'load', id, reference, ...(other ? { other } : {}) }]];
}

/** `X`. What is being read of this image is given up: its file will be closed. */
export function loadOther(state: State, browsing: Browsing): Step | undefined {
  if (browsing.other === undefined) return undefined;
  const given = [...browsing.reading.pending.keys()].map((id) => ({ type: 'cancel', id }) as const);
  const [next, effects] = load(state, browsing.other, true);
  return [next, [...given, ...effects]];
}

export function onProgressed(state: State, message: Answer<'progressed'>): Step {
  const { screen } = state;
  if (awaited(state) !== message.id) return stay(state);
  // While somebody chooses one image of several, the other one of two goes on.
  if (screen.kind === 'picking' && screen.sides !== undefined)
    return stay({ ...state, screen: { ...screen, sides: progressedSides(screen.sides, message) } });
  return screen.kind === 'loading' ? stay({ ...state, screen: progressedScreen(screen, message) }) : stay(state);
}

function progressedSides(sides: LoadingSides, { progress, side, read, spared }: Answer<'progressed'>): LoadingSides {
  if (side === undefined) return sides;
  const { reference } = sides[side];
  return { ...sides, ...(spared && { spared }), [side]: { reference, progress, ...(read && { read }) } };
}

function progressedScreen(screen: Loading, message: Answer<'progressed'>): Loading {
  const { sides } = screen;
  if (sides === undefined || message.side === undefined) return { ...screen, progress: message.progress };
  return { ...screen, sides: progressedSides(sides, message) };
}

export function onOffered(state: State, { id, choices, side }: Answer<'offered'>): Step {
  const { screen } = state;
  if (screen.kind !== 'loading' || screen.id !== id) return stay(state);
  const { reference, sides } = screen;
  const pair = { ...(sides && { sides }), ...(side && { side }) };
  return stay({ ...state, screen: { kind: 'picking', id, reference, choices, cursor: 0, ...pair } });
}

/** Enter in the picker. */
export function choose(state: State): Step | undefined {
  const { screen } = state;
  if (screen.kind !== 'picking' || screen.choices.length === 0) return undefined;
  const { id, reference, cursor, sides } = screen;
  const progress = { stage: 'opening', done: 0 };
  const loading: Loading = { kind: 'loading', id, reference, progress, ...(sides && { sides }) };
  return [{ ...state, screen: loading }, [{ type: 'choose', id, index: cursor }]];
}

export function onFailed(state: State, { id, message, hint }: Answer<'failed'>): Step {
  if (awaited(state) !== id) return stay(state);
  // Who was looking at one image goes on looking at it.
  const [back, effects] = backToExplorer(state) ?? [];
  if (back !== undefined) return [announce(back, `${message}. ${hint}`), effects ?? []];
  return stay({ ...state, screen: { kind: 'failed', message, hint } });
}

export function onLoaded(state: State, message: Answer<'loaded'>): Step {
  return awaited(state) === message.id ? explore(state, message) : stay(state);
}

/** Opens the explorer: on the row `all`, or at the layer that the command line names. */
export function explore(state: State, loaded: Omit<Answer<'loaded'>, 'type' | 'id'>): Step {
  const { stack, remark, other, layer = 0 } = loaded;
  const equality = noEquality(stack);
  const screen: Browsing = {
    kind: 'browsing',
    image: stack.image,
    stack,
    equality,
    reading: { asked: new Set(), pending: new Map() },
    waste: wasteShown(stack, equality),
    ...(remark === undefined ? {} : { remark }),
    ...(other === undefined ? {} : { other }),
    // one pane at a time: the files, because the strip above them shows the layer anyway
    focus: layoutOf(state.size, 0, false).kind === 'single' ? 'files' : 'layers',
    zoomed: false,
    layers: { ...freshLayers, cursor: Math.max(0, Math.min(layer, stack.indexes.length)) },
    files: freshFiles,
    details: { top: 0 },
    jumps: [],
  };
  const next = browse(state, opened(state, screen));
  const problems = problemsOf({ stack });
  return stay(problems.length === 0 ? next : announce(next, problemText(problems)));
}

const freshLayers: LayersPane = { cursor: 0, sort: 'number', reversed: false, filter: '', top: 0, steps: true };

/** What a step did; what it only ships again is in `t` and in the waste. */
const changes: readonly ChangeClass[] = ['added', 'modified', 'removed', 'unknown'];

const freshFiles: FilesPane = {
  cursor: '',
  folds: new Map(),
  unfolded: new Set(),
  changesOnly: true,
  shown: new Set(changes),
  farms: true,
  binarySizes: false,
  sort: 'size',
  reversed: false,
  filter: '',
  top: 0,
};

/** The first problem in full, the number of all: `2 problems while reading: layer 3 ends early`. */
export function problemText(problems: ReturnType<typeof problemsOf>): string {
  const [first] = problems;
  const where = first?.layer === undefined ? '' : `layer ${first.layer}: `;
  return `${plural(problems.length, 'problem')} while reading: ${where}${first?.message ?? ''}`;
}
