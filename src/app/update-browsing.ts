import type { Action } from './action.ts';
import type { PaneName } from './layout.ts';
import type { Browsing, State } from './state.ts';
import { browse, type Step, say, stay } from './step.ts';
import { erased } from './typedText.ts';
import { nextChange } from './update-change.ts';
import { fold, foldAll, sortFiles, toggleFold, unfold, withFiles } from './update-files.ts';
import { goToHit, nextLife, openFind } from './update-find.ts';
import { jumpBack, openRow } from './update-jump.ts';
import { markLayer, sortLayers, stepLayer } from './update-layers.ts';
import { loadOther } from './update-loading.ts';
import { moved } from './update-move.ts';
import { openOverlay, stepBack } from './update-overlays.ts';
import { compareWith, openSecond } from './update-second.ts';
import { toggleChanges, toggleChosen, toggleShown } from './update-show.ts';
import { keepFilter, typedQuery, typeFilter, withQuery } from './update-text.ts';

/** Actions that leave, or touch the terminal: they mean the same on every screen. */
export type GlobalAction = Extract<Action, { type: 'close' | 'quit' | 'suspend' | 'redraw' }>;

const panes: readonly PaneName[] = ['layers', 'files', 'details'];

/** What an action of a command does in the explorer. Undefined: nothing, here. */
export function act(state: State, screen: Browsing, action: Exclude<Action, GlobalAction>): Step | undefined {
  switch (action.type) {
    case 'move':
    case 'page':
    case 'edge':
      return stay(moved(state, screen, action));
    case 'nextChange':
      return stepped(nextChange(state, screen, action.by)) ?? say(state, noneLeft(screen, action.by));
    case 'unfold':
      return stepped(unfold(state, screen));
    case 'fold':
      return stay(fold(state, screen));
    case 'toggleFold':
      return stepped(toggleFold(state, screen));
    case 'foldAll':
      return stay(foldAll(state, screen));
    case 'open':
      return open(state, screen);
    case 'back':
      return jumpBack(state, screen);
    case 'focus':
      return stay(browse(state, { ...screen, focus: action.pane }));
    case 'cycleFocus':
      return stay(browse(state, { ...screen, focus: neighbour(screen.focus, action.by) }));
    case 'stepLayer':
      return stepLayer(state, screen, action.by);
    case 'scrollDetails':
      return stay(browse(state, { ...screen, details: { top: Math.max(0, screen.details.top + action.by) } }));
    case 'zoom':
      return stay(browse(state, { ...screen, zoomed: !screen.zoomed }));
    case 'changesOnly':
      return toggleChanges(state, screen);
    case 'sort':
      return screen.focus === 'layers' ? sortLayers(state, screen) : sortFiles(state, screen);
    case 'reverse':
      return stay(reverse(state, screen));
    case 'attributes':
      return toggleShown(state, screen, 'attributes');
    case 'mark':
      return markLayer(state, screen);
    case 'filter':
      return typeFilter(state, screen, screen.focus === 'layers' ? 'layers' : 'files');
    case 'find':
      return openFind(state, screen);
    case 'show':
    case 'problems':
    case 'help':
      return openOverlay(state, screen, action.type);
    case 'otherImage':
      return loadOther(state, screen);
    case 'compareWith':
      return openSecond(state, screen);
    case 'toggleShown':
      return toggleShown(state, screen, action.line);
    case 'toggleChosen':
      return toggleChosen(state, screen);
    case 'nextLife':
      return nextLife(state, screen);
    case 'erase':
      return withQuery(state, screen, erased(typedQuery(screen) ?? '', action.all));
    case 'escape':
      return stepBack(state, screen);
  }
}

function stepped(state: State | undefined): Step | undefined {
  return state && stay(state);
}

/** Enter: what it opens hangs on what is on top. */
function open(state: State, screen: Browsing): Step | undefined {
  const { overlay, typing, focus } = screen;
  if (overlay?.kind === 'find') return goToHit(state, screen, overlay);
  if (overlay?.kind === 'second') return compareWith(state, screen, overlay);
  if (overlay !== undefined) return undefined;
  if (typing !== undefined) return keepFilter(state, screen);
  if (focus === 'layers') return stay(browse(state, { ...screen, focus: 'files' }));
  return focus === 'files' ? openRow(state, screen) : undefined;
}

function neighbour(pane: PaneName, by: 1 | -1): PaneName {
  return panes.at((panes.indexOf(pane) + by) % panes.length) ?? 'layers';
}

/** `S`. */
function reverse(state: State, screen: Browsing): State {
  const { layers, files, focus } = screen;
  if (focus !== 'layers') return withFiles(state, screen, { reversed: !files.reversed });
  return browse(state, { ...screen, layers: { ...layers, reversed: !layers.reversed } });
}

function noneLeft({ files }: Browsing, by: 1 | -1): string {
  const what = files.filter === '' ? 'change' : 'hit';
  return by === 1 ? `No ${what} comes after this row.` : `No ${what} comes before this row.`;
}
