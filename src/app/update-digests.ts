import type { Stack } from '../layers/stack.ts';
import type { LayerVerdict } from '../model/layerVerdict.ts';
import type { Comparing, Side } from './comparing/comparing.ts';
import { withVerdicts } from './digests.ts';
import type { Effect } from './effect.ts';
import type { Message } from './message.ts';
import type { Browsing, State } from './state.ts';
import { announce, type Step, stay } from './step.ts';
import { problemText } from './update-loading.ts';

/** What every step ends with: when nothing else is read, the digests of what is on screen are checked, each once. */
export function askForDigests([state, effects]: Step): Step {
  const stacks = stacksOn(state);
  const { checking, ...rest } = state;
  if (checking !== undefined) {
    if (isSame(checking.stacks, stacks)) return [state, effects];
    const cancelled: Effect = { type: 'cancel', id: checking.id };
    return askForDigests([rest, [...effects, cancelled]]);
  }
  if (stacks.length === 0 || !isQuiet(state)) return [state, effects];
  const id = state.nextId;
  const begun = stacks.reduce((next, stack) => withDigests(next, stack, []), state);
  return [{ ...begun, checking: { id, stacks }, nextId: id + 1 }, [...effects, { type: 'verify', id, stacks }]];
}

export function onVerified(state: State, message: Extract<Message, { type: 'verified' }>): Step {
  const { id, stack, verdicts } = message;
  if (state.checking?.id !== id) return stay(state);
  const next = withDigests(state, stack, verdicts);
  const known = digestsOf(state, stack);
  const problems = verdicts.filter(({ position }) => known?.has(position) !== true).flatMap((one) => one.problems);
  return stay(problems.length === 0 ? next : announce(next, problemText(problems)));
}

/** Images on screen that have layers. */
function stacksOn({ screen }: State): readonly Stack[] {
  const stacks =
    screen.kind === 'browsing'
      ? [screen.stack]
      : screen.kind === 'comparing'
        ? [screen.left.stack, screen.right.stack]
        : [];
  return [...new Set(stacks)].filter((stack) => stack.image.layers.length > 0);
}

/** Swapped sides are the same images. */
function isSame(a: readonly Stack[], b: readonly Stack[]): boolean {
  return a.length === b.length && a.every((stack) => b.includes(stack));
}

function isQuiet({ screen, opening }: State): boolean {
  if (opening !== undefined) return false;
  if (screen.kind === 'browsing') return screen.reading.pending.size === 0;
  return screen.kind === 'comparing' && isRead(screen);
}

function isRead({ making, wanted, reading }: Comparing): boolean {
  const { contents, packages } = reading;
  const pending = [making, wanted, contents, packages.left, packages.right];
  return pending.every((one) => one === undefined);
}

function withDigests(state: State, stack: Stack, verdicts: readonly LayerVerdict[]): State {
  const { screen } = state;
  const known = <T extends Browsing | Side>(of: T): T =>
    of.stack === stack ? { ...of, digests: withVerdicts(of.digests, verdicts) } : of;
  if (screen.kind === 'browsing') return { ...state, screen: known(screen) };
  if (screen.kind !== 'comparing') return state;
  return { ...state, screen: { ...screen, left: known(screen.left), right: known(screen.right) } };
}

function digestsOf({ screen }: State, stack: Stack): Browsing['digests'] {
  if (screen.kind === 'browsing') return screen.digests;
  if (screen.kind !== 'comparing') return undefined;
  return (screen.left.stack === stack ? screen.left : screen.right).digests;
}
