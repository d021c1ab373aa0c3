import { linksLeft } from '../../analysis/comparisonFacts.ts';
import { linksLeftSentence } from '../../words/linkSentences.ts';
import type { State } from '../state.ts';
import { type Step, say, stay } from '../step.ts';
import { imageComparisonOf, isComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { comparingMark, formerOf, isQuick, see, wantedSight } from './update-making.ts';
import { withComparing } from './withComparing.ts';

/** `L`: links are looked through, or seen as links again. The former comparison is shown as it was while nothing more is known. */
export function lookThrough(state: State, comparing: Comparing): Step {
  const wanted = wantedSight(comparing);
  const sight = { ...wanted, through: !wanted.through };
  const { former, making, equality } = comparing;
  const isKept =
    former !== undefined && isComparisonOf(former.comparison, sight) && former.comparison.equality === equality;
  if (isKept && making === undefined) {
    const next = { ...comparing, ...sight, made: former, ...formerOf(comparing) };
    return told(stay(withComparing(state, next)), sight.through);
  }
  const step = see(state, comparing, sight);
  return isQuick(comparing)
    ? told(step, sight.through)
    : say(step[0], `${titleOf(sight.through)}: ${comparingMark}`, step[1]);
}

function titleOf(through: boolean): string {
  return through ? 'Links are looked through' : 'Links are links again';
}

function told([state, effects]: Step, through: boolean): Step {
  const { screen } = state;
  const left = screen.kind === 'comparing' ? linksLeftSentence(linksLeft(imageComparisonOf(screen))) : '';
  return say(state, left === '' ? `${titleOf(through)}.` : left, effects);
}
