import type { Action } from './action.ts';
import { commandFor, keyLabel } from './command.ts';
import { commands } from './commands.ts';
import { settleComparing } from './comparing/settleComparing.ts';
import { lookAhead } from './comparing/update-ahead.ts';
import { actComparing, closePairOverlay } from './comparing/update-comparing.ts';
import { pairQuery, withPairQuery } from './comparing/update-filter.ts';
import { loadPair, onLoadedPair, onPairRead } from './comparing/update-loaded.ts';
import { onImagesCompared } from './comparing/update-making.ts';
import { lookMeanwhile, onOpening, reachBoth } from './comparing/update-meanwhile.ts';
import { askForPair, onComparedPair, onPackages } from './comparing/update-reading.ts';
import { backToExplorer } from './explorerBelow.ts';
import { helpLines, withoutOverlay } from './help.ts';
import type { Size } from './layout.ts';
import type { Key, Message } from './message.ts';
import { settle } from './settle.ts';
import type { State } from './state.ts';
import { type Step, say, stay, withoutNotice } from './step.ts';
import { withTyped } from './typedText.ts';
import { act, type GlobalAction } from './update-browsing.ts';
import { askForContents, onCompared } from './update-compare.ts';
import { onContents } from './update-contents.ts';
import { askForDigests, onVerified } from './update-digests.ts';
import { onFound } from './update-find.ts';
import { choose, load, onFailed, onLoaded, onOffered, onProgressed } from './update-loading.ts';
import { movedInPicker } from './update-move.ts';
import { closeOverlay } from './update-overlays.ts';
import { onListed } from './update-second.ts';
import { onMatched, typedQuery, withQuery } from './update-text.ts';
import { isTyped, takesText, whereIs } from './where.ts';

/** Exit codes that the screen can end with. */
const exit = { fine: 0, interrupted: 130 } as const;

/** The program as it starts: a loading screen, and the effect that loads what was asked for; `second`: two images to compare. */
export function initialState(size: Size, reference: string, second?: string): Step {
  const progress = { stage: 'opening', done: 0 };
  const state: State = { size, screen: { kind: 'loading', id: 0, reference, progress }, nextId: 1 };
  return second === undefined ? load(state, reference, false) : loadPair(state, reference, second);
}

/**
 * The next state and what is to be done, for whatever happens. Pure and total: answers that nobody waits for any more
 * and keys that mean nothing leave the state as it is, or say so in the footer.
 */
export function update(state: State, message: Message): Step {
  const [next, effects] = handle(state, message);
  return lookAhead(askForDigests(askForPair(askForContents([settleComparing(settle(next)), effects]))));
}

function handle(state: State, message: Message): Step {
  switch (message.type) {
    case 'key':
      return onKey(state, message.key);
    case 'text':
      return typed(state, message.text);
    case 'resized':
      return stay({ ...state, size: message.size });
    case 'progressed':
      return onOpening(state, message) ?? onProgressed(state, message);
    case 'offered':
      return onOpening(state, message) ?? onOffered(state, message);
    case 'loaded':
      return onLoaded(state, message);
    case 'loadedPair':
      return onOpening(state, message) ?? onLoadedPair(state, message);
    case 'imagesCompared':
      return onImagesCompared(state, message);
    case 'listed':
      return onListed(state, message);
    case 'comparedPair':
      return onComparedPair(state, message);
    case 'packages':
      return onPackages(state, message);
    case 'pairRead':
      return onPairRead(state, message);
    case 'failed':
      return onOpening(state, message) ?? onFailed(state, message);
    case 'compared':
      return onCompared(state, message);
    case 'verified':
      return onVerified(state, message);
    case 'found':
      return onFound(state, message);
    case 'contents':
      return onContents(state, message);
    case 'matched':
      return onMatched(state, message.id);
    case 'noticeExpired':
      return stay(state.notice?.id === message.id ? withoutNotice(state) : state);
    default:
      return perform(state, message) ?? stay(state);
  }
}

/** A key: the command it stands for, else text, else an answer that it does nothing. */
function onKey(before: State, key: Key): Step {
  // What was announced has been seen when somebody presses a key; other notices live their two seconds.
  const state = before.notice?.tone === 'problem' ? withoutNotice(before) : before;
  const where = whereIs(state);
  const command = commandFor(commands, state, key);
  const done = command && perform(state, command.message);
  if (done !== undefined) return done;
  if (command === undefined && takesText(where) && isTyped(key)) return typed(state, key === 'space' ? ' ' : key);
  // Nothing is drawn, or the footer shows what is being typed: no room for an answer.
  if (where === 'too-small' || where === 'filter') return stay(state);
  const hasHelp = state.screen.kind === 'browsing' || state.screen.kind === 'comparing';
  const hint = hasHelp ? ' ? shows every key.' : '';
  return say(state, `${keyLabel(key)} does nothing here.${hint}`);
}

/** Typed or pasted text, where something is being typed; ignored elsewhere. */
function typed(state: State, text: string): Step {
  const { screen } = state;
  if (!takesText(whereIs(state))) return stay(state);
  if (screen.kind === 'comparing') return withPairQuery(state, screen, withTyped(pairQuery(screen) ?? '', text));
  if (screen.kind !== 'browsing') return stay(state);
  return withQuery(state, screen, withTyped(typedQuery(screen) ?? '', text));
}

/** What a command asks for. Undefined when it does nothing in this state. */
function perform(state: State, action: Action): Step | undefined {
  if (isGlobal(action)) return leaveOrTouch(state, action);
  if (action.type === 'look') return lookMeanwhile(state);
  const { screen } = state;
  if (screen.kind === 'picking') {
    if (action.type === 'open') return choose(state);
    const isMotion = action.type === 'move' || action.type === 'page' || action.type === 'edge';
    return isMotion ? stay(movedInPicker(state, screen, action)) : undefined;
  }
  if (screen.kind !== 'browsing' && screen.kind !== 'comparing') return undefined;
  if (action.type === 'open' && screen.overlay?.kind === 'help') return runLine(state);
  if (screen.kind === 'comparing') return actComparing(state, screen, action);
  if (action.type === 'back' && screen.jumps.length === 0) return reachBoth(state);
  return act(state, screen, action) ?? (action.type === 'escape' ? reachBoth(state) : undefined);
}

function isGlobal(action: Action): action is GlobalAction {
  return action.type === 'close' || action.type === 'quit' || action.type === 'suspend' || action.type === 'redraw';
}

function leaveOrTouch(state: State, action: GlobalAction): Step {
  const { screen } = state;
  if (action.type === 'suspend' || action.type === 'redraw') return [state, [{ type: action.type }]];
  if (screen.kind === 'failed') return [state, [{ type: 'giveUp', message: screen.message, hint: screen.hint }]];
  if (action.type === 'quit') return quit(state, exit.interrupted);
  if (whereIs(state) === 'too-small') return quit(state, exit.fine);
  if (screen.kind === 'browsing' && screen.overlay !== undefined) return closeOverlay(state, screen);
  if (screen.kind === 'comparing' && screen.overlay !== undefined) return closePairOverlay(state, screen);
  return reachBoth(state) ?? backToExplorer(state) ?? quit(state, exit.fine);
}

/** Leaves; what is still being loaded is given up first. */
function quit(state: State, code: number): Step {
  const { screen } = state;
  const isWaiting = screen.kind === 'loading' || screen.kind === 'picking';
  return [state, [...(isWaiting ? [{ type: 'cancel', id: screen.id } as const] : []), { type: 'quit', code }]];
}

/** Enter in the help: the line's command, where one was before. */
function runLine(state: State): Step | undefined {
  const { screen } = state;
  if (screen.kind !== 'browsing' && screen.kind !== 'comparing') return undefined;
  if (screen.overlay?.kind !== 'help') return undefined;
  const line = helpLines(state, screen.overlay.query)[screen.overlay.cursor];
  if (line === undefined) return undefined;
  const closed = withoutOverlay(state);
  return (
    (line.works ? perform(closed, line.command.message) : undefined) ??
    say(closed, `${line.title}: nothing to do here.`)
  );
}
