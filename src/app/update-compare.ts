import { compareTrees } from '../compare/compareTrees.ts';
import type { Comparison } from '../compare/comparison.ts';
import { type Answer, equalOf, withAnswers } from '../compare/equality.ts';
import { unknownPairs } from '../compare/unknownPairs.ts';
import { treeAt } from '../layers/treeAt.ts';
import type { Message } from './message.ts';
import { comparisonOf, type Span, spanOf } from './selectors.ts';
import type { Asked, Browsing, State } from './state.ts';
import { browse, type Step, stay } from './step.ts';
import { wasteShown } from './wasteShown.ts';

const nameOf = ({ before, after }: Span): string => `${before}-${after}`;

/**
 * Asks for the contents that must be read to know what changed: those of the span on screen at once, then those of
 * every layer in order, one at a time, because the waste of the image hangs on them. Each span is asked for once.
 */
export function askForContents([state, effects]: Step): Step {
  const { screen } = state;
  if (screen.kind !== 'browsing') return [state, effects];
  const span = spanOf(screen);
  if (!screen.reading.asked.has(nameOf(span))) {
    const asked = ask(state, screen, span, comparisonOf(screen), true);
    return askForContents([asked[0], [...effects, ...asked[1]]]);
  }
  if (screen.reading.pending.size > 0) return [state, effects];
  const after = nextLayer(screen);
  if (after === undefined) return [state, effects];
  const next = { before: after - 1, after };
  const { stack, equality } = screen;
  const comparison = compareTrees(treeAt(stack, after - 1), treeAt(stack, after), equalOf(equality));
  const asked = ask(state, screen, next, comparison, false);
  return [asked[0], [...effects, ...asked[1]]];
}

/** Nothing lies below the first layer, so it has no pairs. */
function nextLayer({ stack, reading }: Browsing): number | undefined {
  for (let after = 2; after <= stack.indexes.length; after++) {
    if (!reading.asked.has(nameOf({ before: after - 1, after }))) return after;
  }
  return undefined;
}

/** An effect without pairs is sent for the background only: its answer is the turn for the next layer. */
function ask(state: State, browsing: Browsing, span: Span, comparison: Comparison, onScreen: boolean): Step {
  const pairs = [...unknownPairs(comparison)];
  const { reading, stack } = browsing;
  const step = nameOf(span);
  const asked = new Set([...reading.asked, step]);
  if (onScreen && pairs.length === 0) return stay(browse(state, { ...browsing, reading: { ...reading, asked } }));
  const id = state.nextId;
  const pending = new Map<number, Asked>([...reading.pending, [id, { step, left: pairs.length, waiting: [] }]]);
  const next = browse(state, { ...browsing, reading: { asked, pending } });
  return [{ ...next, nextId: id + 1 }, [{ type: 'compare', id, stack, pairs }]];
}

/**
 * Answers about the step on screen count at once; those of the background when all of them are there, because each
 * change of what is known makes the comparison anew. The waste is summed up again when all are there.
 */
export function onCompared(state: State, message: Extract<Message, { type: 'compared' }>): Step {
  const { screen } = state;
  const asked = screen.kind === 'browsing' ? screen.reading.pending.get(message.id) : undefined;
  if (screen.kind !== 'browsing' || asked === undefined) return stay(state);
  const left = asked.left - message.answers.length;
  const isLast = message.last === true || left <= 0;
  const counts = isLast || asked.step === nameOf(spanOf(screen));
  const waiting = [...asked.waiting, message.answers];
  const pending = new Map(screen.reading.pending);
  if (isLast) pending.delete(message.id);
  else pending.set(message.id, { ...asked, left, waiting: counts ? [] : waiting });
  const next = { ...screen, reading: { ...screen.reading, pending } };
  const known = counts ? withKnown(next, waiting.flat()) : next;
  const isAll = pending.size === 0 && nextLayer(known) === undefined;
  return stay(browse(state, isAll ? { ...known, waste: wasteShown(known.stack, known.equality) } : known));
}

function withKnown(browsing: Browsing, answers: readonly Answer[]): Browsing {
  if (answers.length === 0) return browsing;
  return { ...browsing, equality: withAnswers(browsing.equality, answers) };
}
