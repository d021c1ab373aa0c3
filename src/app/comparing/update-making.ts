import { linksLeft } from '../../analysis/comparisonFacts.ts';
import { mirrored } from '../../compare/compareImages.ts';
import { swappedQuestions } from '../../compare/imageEquality.ts';
import type { ContentAnswer } from '../../layers/contentAnswer.ts';
import { linksLeftSentence } from '../../words/linkSentences.ts';
import type { Message } from '../message.ts';
import type { State } from '../state.ts';
import { type Step, say, stay, withoutNotice } from '../step.ts';
import { isComparisonOf } from './compared.ts';
import type { Comparing, Made, Side, Sight } from './comparing.ts';
import { openedAgain, openedPairs } from './openedPairs.ts';
import { pairOptions } from './pairRows.ts';
import { withComparing, withPairs } from './withComparing.ts';

/** Paths of both images that are compared in less than a frame; more are compared between keys and frames. */
const quickPaths = 20_000;

/** Whether comparing again takes less than a frame. */
export function isQuick({ left, right }: Pick<Sight, 'left' | 'right'>): boolean {
  return left.stack.paths.length + right.stack.paths.length <= quickPaths;
}

/** The sides end elsewhere, or are seen otherwise: at once, or as soon as that is compared. Until then the screen stays what it is. */
export function see(state: State, comparing: Comparing, { left, right, through }: Sight): Step {
  const wanted = { left, right, through };
  if (isQuick(comparing)) return stay(withComparing(state, openedAt(state, comparing, { ...comparing, ...wanted })));
  const [next, effects] = beginMaking(state, { ...comparing, wanted }, []);
  return say(next, comparingMark, effects);
}

/** What the footer says until that is compared which is wanted. */
export const comparingMark = 'comparing …';

/** The state without that mark: what was said before it stays. */
function unmarked(state: State): State {
  const { notice } = state;
  if (!notice?.text.endsWith(comparingMark)) return state;
  const text = notice.text.slice(0, -comparingMark.length).replace(/: $/, '.');
  return text === '' ? withoutNotice(state) : { ...state, notice: { ...notice, text } };
}

/** What will be seen when all is compared that is asked for. */
export function wantedSight({ wanted, left, right, through }: Comparing): Sight {
  return wanted ?? { left, right, through };
}

/** Has it compared, with answers that came in. One comparison at a time: what is wanted meanwhile is looked at when it is made. */
export function beginMaking(state: State, comparing: Comparing, answers: readonly (readonly ContentAnswer[])[]): Step {
  if (comparing.making !== undefined) return stay(withComparing(state, comparing));
  const id = state.nextId;
  const { left, right, through } = wantedSight(comparing);
  const { equality } = comparing;
  const options = pairOptions(comparing);
  return [
    { ...withComparing(state, { ...comparing, making: { id, flipped: false } }), nextId: id + 1 },
    [{ type: 'compareImages', id, left: endOf(left), right: endOf(right), through, equality, answers, options }],
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
  const sight = wantedSight(screen);
  const { equality } = made.comparison;
  if (!isComparisonOf(made.comparison, sight)) {
    const again = beginMaking(state, { ...rest, wanted: sight, equality }, []);
    return withOldEquality(again, screen);
  }
  const isToggled = screen.through !== sight.through;
  const former = isToggled ? formerOf(screen) : {};
  const next = openedAt(state, screen, { ...rest, ...sight, equality, made, ...former });
  const left = isToggled ? linksLeftSentence(linksLeft(made.comparison)) : '';
  const shown = withComparing(unmarked(state), next);
  return left === '' ? stay(shown) : say(shown, left);
}

/** What is kept when links are looked through, or not any more, to be there at once when that is taken back. */
export function formerOf({ made }: Comparing): Pick<Comparing, 'former'> {
  return made === undefined ? {} : { former: made };
}

/** Where sides end elsewhere other folders are unfolded; what is unfolded stays so where only links are seen otherwise. */
function openedAt(state: State, before: Comparing, next: Comparing): Comparing {
  const isMoved = before.left.end !== next.left.end || before.right.end !== next.right.end;
  return isMoved ? openedPairs(state, withLastingFolds(next)) : openedAgain(state, next);
}

/** Nodes that links add have other numbers when a side ends elsewhere: nothing is known of their folds. */
function withLastingFolds(comparing: Comparing): Comparing {
  const { left, right, files } = comparing;
  const lasts = (fold: number | string): boolean =>
    typeof fold === 'string' || (fold < left.stack.paths.length && -1 - fold < right.stack.paths.length);
  return withPairs(comparing, { folds: new Map([...files.folds].filter(([fold]) => lasts(fold))) });
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
