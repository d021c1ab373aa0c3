import { mirrored } from '../../compare/compareImages.ts';
import { swappedQuestions } from '../../compare/imageEquality.ts';
import type { ContentAnswer } from '../../layers/contentAnswer.ts';
import type { Message } from '../message.ts';
import type { State } from '../state.ts';
import { type Step, say, stay, withoutNotice } from '../step.ts';
import { isComparisonOf } from './compared.ts';
import type { Comparing, Made, Side } from './comparing.ts';
import { openedAgain, openedPairs } from './openedPairs.ts';
import { withComparing } from './withComparing.ts';

type Sides = { readonly left: Side; readonly right: Side };

/** Paths of both images that are compared in less than a frame; more are compared between keys and frames. */
const quickPaths = 20_000;

/** Whether comparing again takes less than a frame. */
export function isQuick({ left, right }: Sides): boolean {
  return left.stack.paths.length + right.stack.paths.length <= quickPaths;
}

/** The sides end elsewhere: at once, or as soon as that is compared. Until then the screen stays what it is. */
export function endSides(state: State, comparing: Comparing, sides: Sides): Step {
  const wanted = { left: sides.left, right: sides.right };
  if (isQuick(comparing)) return stay(withComparing(state, openedPairs(state, { ...comparing, ...wanted })));
  const [next, effects] = begin(state, { ...comparing, wanted }, []);
  return say(next, comparingMark, effects);
}

/** What the footer says until the sides end where they shall. */
export const comparingMark = 'comparing …';

/** The state without that mark: what was said before it stays. */
function unmarked(state: State): State {
  const { notice } = state;
  if (!notice?.text.endsWith(comparingMark)) return state;
  const text = notice.text.slice(0, -comparingMark.length).replace(/: $/, '.');
  return text === '' ? withoutNotice(state) : { ...state, notice: { ...notice, text } };
}

/** Where a side will end when all is compared that is asked for. */
export function wantedSides({ wanted, left, right }: Comparing): Sides {
  return wanted ?? { left, right };
}

/** Compares with answers that came in. */
export function countAnswers(state: State, comparing: Comparing, answers: readonly (readonly ContentAnswer[])[]): Step {
  return begin(state, comparing, answers);
}

/** One comparison at a time: what is wanted meanwhile is looked at when it is made. */
function begin(state: State, comparing: Comparing, answers: readonly (readonly ContentAnswer[])[]): Step {
  if (comparing.making !== undefined) return stay(withComparing(state, comparing));
  const id = state.nextId;
  const { left, right } = wantedSides(comparing);
  const { equality } = comparing;
  return [
    { ...withComparing(state, { ...comparing, making: { id, flipped: false } }), nextId: id + 1 },
    [{ type: 'compareImages', id, left: endOf(left), right: endOf(right), equality, answers }],
  ];
}

function endOf({ stack, end }: Side): { readonly stack: Side['stack']; readonly end: number } {
  return { stack, end };
}

/** The comparison is there: it is shown when it is the one that is wanted by now, else that one is made of what it knows. */
export function onImagesCompared(state: State, message: Extract<Message, { type: 'imagesCompared' }>): Step {
  const { screen } = state;
  if (screen.kind !== 'comparing' || screen.making?.id !== message.id) return stay(state);
  const { making, wanted, ...rest } = screen;
  const made = making.flipped ? flipped(message) : { comparison: message.comparison, questions: message.questions };
  const sides = wantedSides(screen);
  const { equality } = made.comparison;
  if (!isComparisonOf(made.comparison, sides.left, sides.right)) {
    const again = begin(state, { ...rest, wanted: sides, equality }, []);
    return withOldEquality(again, screen);
  }
  const next: Comparing = { ...rest, ...sides, equality, made };
  const shown = wanted === undefined ? openedAgain(state, next) : openedPairs(state, next);
  return stay(withComparing(unmarked(state), shown));
}

/** What is shown keeps what it knew: with more knowledge it would have to be compared at once. */
function withOldEquality([state, effects]: Step, { equality }: Comparing): Step {
  const { screen } = state;
  return [screen.kind === 'comparing' ? withComparing(state, { ...screen, equality }) : state, effects];
}

/** The other way round, after the images were swapped. */
export function flipped({ comparison, questions }: Made): Made {
  return { comparison: mirrored(comparison), questions: swappedQuestions(questions) };
}
