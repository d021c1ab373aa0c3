import { layerQuestions } from '../../compare/alignLayers.ts';
import { contentQuestions } from '../../compare/contentQuestions.ts';
import { equalAcross, swappedAnswer, withContentAnswers } from '../../compare/imageEquality.ts';
import type { ContentQuestions } from '../../layers/contentAnswer.ts';
import type { SideName } from '../../model/sideName.ts';
import type { Effect } from '../effect.ts';
import type { Message } from '../message.ts';
import type { State } from '../state.ts';
import { type Step, stay } from '../step.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing, ContentReading } from './comparing.ts';
import { openedAgain } from './openedPairs.ts';
import { beginMaking, isQuick } from './update-making.ts';
import { withComparing } from './withComparing.ts';

type Answer<T extends Message['type']> = Extract<Message, { type: T }>;

export const nothingRead: ContentReading = { asked: new Set(), packages: {} };

const sides: readonly SideName[] = ['left', 'right'];

/** What every step of the comparison ends with: whatever is not known of what is on screen is asked for, once. */
export function askForPair([state, effects]: Step): Step {
  const asked = sides.reduce<Step>(askForPackages, countWaiting([state, effects]));
  return askForContents(asked);
}

/** A side's packages hang on its end: those of another end are not waited for any more. */
function askForPackages([state, effects]: Step, name: SideName): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing') return [state, effects];
  const { stack, end, packages } = screen[name];
  const pending = screen.reading.packages[name];
  if (packages !== undefined || pending?.end === end) return [state, effects];
  const id = state.nextId;
  const reading = { ...screen.reading, packages: { ...screen.reading.packages, [name]: { id, end } } };
  const cancelled: readonly Effect[] = pending === undefined ? [] : [{ type: 'cancel', id: pending.id }];
  return [
    { ...withComparing(state, { ...screen, reading }), nextId: id + 1 },
    [...effects, ...cancelled, { type: 'readPackages', id, side: name, stack, position: end }],
  ];
}

/** The contents that classes hang on, then, when these are known, those that only the alignment of the layers asks for. */
function askForContents([state, effects]: Step): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing' || screen.reading.contents !== undefined) return [state, effects];
  // more is known in a moment
  if (screen.making !== undefined) return [state, effects];
  for (const [name, questionsOf] of rounds(screen)) {
    if (screen.reading.asked.has(name)) continue;
    const questions = questionsOf();
    const asked = new Set([...screen.reading.asked, name]);
    if (isEmpty(questions)) return askForContents([withReading(state, screen, { asked }), effects]);
    const id = state.nextId;
    const contents = { id, waiting: [], waitingCount: 0, counted: 0, flipped: false, done: false };
    const { left, right } = screen;
    return [
      { ...withReading(state, screen, { asked, contents }), nextId: id + 1 },
      [...effects, { type: 'comparePair', id, left: left.stack, right: right.stack, questions }],
    ];
  }
  return [state, effects];
}

function rounds(comparing: Comparing): readonly (readonly [string, () => ContentQuestions])[] {
  const { left, right, through, equality, made } = comparing;
  const questionsNow = (): ContentQuestions => {
    const comparison = imageComparisonOf(comparing);
    return comparison === made?.comparison ? made.questions : contentQuestions(comparison);
  };
  return [
    [`${left.end}-${right.end}${through ? ' through links' : ''}`, questionsNow],
    ['layers', () => layerQuestions(left.stack, right.stack, equalAcross(equality))],
  ];
}

function withReading(state: State, comparing: Comparing, change: Partial<ContentReading>): State {
  return withComparing(state, { ...comparing, reading: { ...comparing.reading, ...change } });
}

function isEmpty({ pairs, left, right }: ContentQuestions): boolean {
  return pairs.length + left.length + right.length === 0;
}

/** Answers wait until they are as many as have been counted: each counting makes the comparison anew. */
export function onComparedPair(state: State, message: Answer<'comparedPair'>): Step {
  const { screen } = state;
  const pending = screen.kind === 'comparing' ? screen.reading.contents : undefined;
  if (screen.kind !== 'comparing' || pending?.id !== message.id) return stay(state);
  const contents = {
    ...pending,
    waiting: [...pending.waiting, message.answers],
    waitingCount: pending.waitingCount + message.answers.length,
    done: message.last === true,
  };
  return stay(withReading(state, screen, { contents }));
}

/** Counts the answers that wait, when they are enough and nothing else is being compared. */
function countWaiting([state, effects]: Step): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing' || screen.making !== undefined) return [state, effects];
  const { contents: pending, ...reading } = screen.reading;
  if (pending === undefined) return [state, effects];
  if (!pending.done && pending.waitingCount < Math.max(1, pending.counted)) return [state, effects];
  const waiting = pending.flipped ? pending.waiting.map((parcel) => parcel.map(swappedAnswer)) : pending.waiting;
  const counted = pending.counted + pending.waitingCount;
  const contents = { ...pending, waiting: [], waitingCount: 0, counted };
  const next = { ...screen, reading: pending.done ? reading : { ...reading, contents } };
  if (pending.waitingCount === 0) return [withComparing(state, next), effects];
  if (!isQuick(screen)) {
    const [begun, more] = beginMaking(state, next, waiting);
    return [begun, [...effects, ...more]];
  }
  const equality = withContentAnswers(screen.equality, waiting.flat());
  return [withComparing(state, openedAgain(state, { ...next, equality })), effects];
}

export function onPackages(state: State, { id, side, report, more }: Answer<'packages'>): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing' || screen.reading.packages[side]?.id !== id) return stay(state);
  const { [side]: _, ...others } = screen.reading.packages;
  const reading = { ...screen.reading, packages: more === true ? screen.reading.packages : others };
  return stay(withComparing(state, { ...screen, reading, [side]: { ...screen[side], packages: report } }));
}

/** The effects that end everything that is being read or compared. */
export function cancelReading(comparing: Comparing): readonly Effect[] {
  const ids = [comparing.making?.id, comparing.reading.contents?.id];
  const cancelled = ids.flatMap((id) => (id === undefined ? [] : [{ type: 'cancel', id } as const]));
  return [...cancelled, ...cancelPackages(comparing)];
}

/** Packages are read for one side. */
export function cancelPackages({ reading }: Comparing): readonly Effect[] {
  const ids = [reading.packages.left?.id, reading.packages.right?.id];
  return ids.flatMap((id) => (id === undefined ? [] : [{ type: 'cancel', id } as const]));
}
