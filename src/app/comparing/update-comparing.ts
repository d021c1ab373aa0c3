import type { Action } from '../action.ts';
import type { State } from '../state.ts';
import { type Step, say, stay } from '../step.ts';
import { erased } from '../typedText.ts';
import type { GlobalAction } from '../update-browsing.ts';
import type { Comparing, ComparingOverlay, Tab } from './comparing.ts';
import { tabs } from './comparing.ts';
import { nextDifference } from './update-difference.ts';
import { dropPairFilter, keepPairFilter, pairQuery, typePairFilter, withPairQuery } from './update-filter.ts';
import { foldAllPairs, foldPair, togglePair, unfoldPair } from './update-folds.ts';
import { jumpBackPair } from './update-jumps.ts';
import { lookThrough } from './update-links.ts';
import { movedPair } from './update-motion.ts';
import { openTabRow } from './update-open.ts';
import { reverseTab, sortTab, toggleDifferences, togglePairChosen, togglePairs } from './update-show.ts';
import { stepEnd, swapSides, toggleColumns } from './update-sides.ts';
import { withComparing, withList, withPairs } from './withComparing.ts';

/** What an action of a command does in the comparison. Undefined: nothing, here. */
export function actComparing(state: State, screen: Comparing, action: Exclude<Action, GlobalAction>): Step | undefined {
  switch (action.type) {
    case 'move':
    case 'page':
    case 'edge':
      return stay(movedPair(state, screen, action));
    case 'nextChange':
      return changed(state, nextDifference(screen, action.by)) ?? say(state, noneLeft(screen, action.by));
    case 'unfold':
      return screen.tab === 'files' ? changed(state, unfoldPair(screen)) : openTabRow(state, screen);
    case 'fold':
      return changed(state, foldPair(screen));
    case 'toggleFold':
      return changed(state, togglePair(screen));
    case 'foldAll':
      return changed(state, foldAllPairs(screen));
    case 'open':
      return open(state, screen);
    case 'back':
      return jumpBackPair(state, screen);
    case 'tab':
      return changed(state, onTab(screen, action.tab));
    case 'cycleTab':
      return changed(state, onTab(screen, neighbour(screen.tab, action.by)));
    case 'stepEnd':
      return stepEnd(state, screen, action.side, action.by);
    case 'swap':
      return swapSides(state, screen);
    case 'lookThrough':
      return lookThrough(state, screen);
    case 'columns':
      return toggleColumns(state, screen);
    case 'scrollDetails':
      return changed(state, { ...screen, lower: { top: Math.max(0, screen.lower.top + action.by) } });
    case 'zoom':
      return changed(state, { ...screen, zoomed: !screen.zoomed });
    case 'changesOnly':
      return toggleDifferences(state, screen);
    case 'sort':
      return sortTab(state, screen);
    case 'reverse':
      return reverseTab(state, screen);
    case 'filter':
      return typePairFilter(state, screen);
    case 'show':
    case 'problems':
    case 'help':
      return changed(state, { ...screen, overlay: fresh(action.type) });
    case 'togglePairs':
      return togglePairs(state, screen, action.line);
    case 'toggleChosen':
      return togglePairChosen(state, screen);
    case 'erase':
      return withPairQuery(state, screen, erased(pairQuery(screen) ?? '', action.all));
    case 'escape':
      return stepBackPair(state, screen);
  }
}

function changed(state: State, comparing: Comparing | undefined): Step | undefined {
  return comparing && stay(withComparing(state, comparing));
}

function onTab(comparing: Comparing, tab: Tab): Comparing {
  return { ...comparing, tab, lower: { top: 0 } };
}

function neighbour(tab: Tab, by: 1 | -1): Tab {
  return tabs.at((tabs.indexOf(tab) + by) % tabs.length) ?? 'files';
}

function fresh(kind: 'help' | 'show' | 'problems'): ComparingOverlay {
  if (kind === 'help') return { kind, query: '', cursor: 0, top: 0 };
  return kind === 'show' ? { kind, cursor: 0 } : { kind, top: 0 };
}

function open(state: State, screen: Comparing): Step | undefined {
  if (screen.overlay !== undefined) return undefined;
  return screen.typing === undefined ? openTabRow(state, screen) : keepPairFilter(state, screen);
}

/** The comparison without its popup; what the popup waited for is given up. */
export function closePairOverlay(state: State, comparing: Comparing): Step {
  const { overlay, ...under } = comparing;
  const isWaiting = overlay?.kind === 'both' && overlay.difference === undefined;
  return [withComparing(state, under), isWaiting ? [{ type: 'cancel', id: overlay.id }] : []];
}

function stepBackPair(state: State, comparing: Comparing): Step | undefined {
  const { overlay, typing, zoomed, tab } = comparing;
  if (overlay !== undefined) return closePairOverlay(state, comparing);
  if (typing !== undefined) return dropPairFilter(state, comparing);
  if (tab === 'files' && comparing.files.filter !== '') return changed(state, withPairs(comparing, { filter: '' }));
  if (tab !== 'summary' && tab !== 'files' && comparing[tab].filter !== '')
    return changed(state, withList(comparing, tab, { filter: '' }));
  return zoomed ? changed(state, { ...comparing, zoomed: false }) : undefined;
}

function noneLeft({ files }: Comparing, by: 1 | -1): string {
  const what = files.filter === '' ? 'difference' : 'hit';
  return by === 1 ? `No ${what} comes after this row.` : `No ${what} comes before this row.`;
}
