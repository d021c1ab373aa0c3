import { noImageEquality } from '../../compare/imageEquality.ts';
import type { Message } from '../message.ts';
import type { LoadedSide, Loading, LoadingSides, State } from '../state.ts';
import { announce, type Step, stay } from '../step.ts';
import { awaited, problemText } from '../update-loading.ts';
import type { Comparing, ListTab, PairsTab, Side } from './comparing.ts';
import { openedPairs } from './openedPairs.ts';
import { sideProblems } from './selectors.ts';
import { nothingRead } from './update-reading.ts';
import { withComparing } from './withComparing.ts';

type Answer<T extends Message['type']> = Extract<Message, { type: T }>;

const opening = { stage: 'opening', done: 0 } as const;

/** A screen that waits for two images. */
export function loadingPair(id: number, left: string, right: string): Loading & { readonly sides: LoadingSides } {
  const sides = { left: { reference: left, progress: opening }, right: { reference: right, progress: opening } };
  return { kind: 'loading', id, reference: left, progress: opening, sides };
}

/** That screen, and the effect that loads both. */
export function loadPair(state: State, left: string, right: string): Step {
  const id = state.nextId;
  return [{ ...state, screen: loadingPair(id, left, right), nextId: id + 1 }, [{ type: 'loadPair', id, left, right }]];
}

/** Opens the comparison: on Files, cursor on `/`, only differences. */
export function onLoadedPair(state: State, message: Answer<'loadedPair'>): Step {
  if (awaited(state) !== message.id) return stay(state);
  const [left, right] = [sideOf(message.left), sideOf(message.right)];
  const screen: Comparing = {
    kind: 'comparing',
    left,
    right,
    equality: message.made?.comparison.equality ?? noImageEquality(left.stack, right.stack),
    through: message.through ?? false,
    ...(message.made === undefined ? {} : { made: message.made }),
    reading: nothingRead,
    tab: 'files',
    summary: { by: 'package', cursor: 0, top: 0 },
    files: freshPairs,
    layers: freshList,
    packages: freshList,
    config: freshList,
    lower: { top: 0 },
    zoomed: false,
    jumps: [],
  };
  const next = withComparing(state, openedPairs(state, screen));
  const problems = [...sideProblems(screen, 'left'), ...sideProblems(screen, 'right')];
  return stay(problems.length === 0 ? next : announce(next, problemText(problems)));
}

function sideOf({ stack, remark }: LoadedSide): Side {
  return { stack, end: stack.indexes.length, ...(remark === undefined ? {} : { remark }) };
}

/** Files as a comparison opens with it. */
export const freshPairs: PairsTab = {
  cursor: '\0',
  folds: new Map(),
  unfolded: new Set(),
  differencesOnly: true,
  shown: new Set(['different', 'only-left', 'only-right', 'moved-same']),
  farms: true,
  binarySizes: false,
  sort: 'difference',
  reversed: false,
  oneColumn: false,
  filter: '',
  top: 0,
};

const freshList: ListTab = {
  cursor: '',
  top: 0,
  unfolded: new Set(),
  sort: 'usual',
  reversed: false,
  differencesOnly: false,
  filter: '',
};

/** Both sides of a file, where the popup still waits for them. */
export function onPairRead(state: State, { id, difference }: Answer<'pairRead'>): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing' || screen.overlay?.kind !== 'both' || screen.overlay.id !== id) return stay(state);
  return stay(withComparing(state, { ...screen, overlay: { ...screen.overlay, difference } }));
}
