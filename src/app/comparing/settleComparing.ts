import { overlayHeight } from '../overlaySize.ts';
import { scrolled, within } from '../scroll.ts';
import type { State } from '../state.ts';
import type { Comparing, ComparingOverlay } from './comparing.ts';
import { listCursor } from './listCursor.ts';
import { lastLowerTop } from './lowerScroll.ts';
import { comparingOverlayLength } from './overlayLines.ts';
import { pairCursorIndex, pairRowsOf } from './pairRows.ts';
import { tabHeight } from './selectors.ts';
import { tabStops } from './tabStops.ts';
import { isListName, withComparing, withList, withPairs } from './withComparing.ts';

/** Puts the cursor of the open tab on a row that is there and scrolls to it, as `settle` does for the explorer. */
export function settleComparing(state: State): State {
  const { screen } = state;
  if (screen.kind !== 'comparing') return state;
  const list = settledTab(state, onRow(screen));
  const overlay = list.overlay && settledOverlay(state, list, list.overlay);
  const lowered = settledLower(state, list);
  const next = overlay === lowered.overlay || overlay === undefined ? lowered : { ...lowered, overlay };
  return next === screen ? state : withComparing(state, next);
}

function onRow(comparing: Comparing): Comparing {
  const { tab } = comparing;
  if (tab === 'files') {
    const index = pairCursorIndex(comparing);
    const key = index < 0 ? comparing.files.cursor : pairRowsOf(comparing).at(index).key;
    return key === comparing.files.cursor ? comparing : withPairs(comparing, { cursor: key });
  }
  if (!isListName(tab)) return comparing;
  const { cursor } = comparing[tab];
  const key = listCursor(comparing, tab);
  // A cursor that nobody moved stays unset: what is the first difference can change while more becomes known.
  return cursor === '' || key === undefined || key === cursor ? comparing : withList(comparing, tab, { cursor: key });
}

function settledTab(state: State, comparing: Comparing): Comparing {
  const { tab } = comparing;
  const { length, place, at } = tabStops(state, comparing);
  const height = tabHeight(state, comparing);
  const { top } = comparing[tab];
  const line = place < 0 ? 0 : at(place);
  // Above the first row that a cursor can stand on are lines worth seeing too.
  const wanted = place === 0 && line < height ? 0 : scrolled(top, line, length, height);
  if (tab === 'summary') {
    const cursor = Math.max(0, place);
    const { summary } = comparing;
    if (wanted === top && cursor === summary.cursor) return comparing;
    return { ...comparing, summary: { ...summary, cursor, top: wanted } };
  }
  if (wanted === top) return comparing;
  return tab === 'files' ? withPairs(comparing, { top: wanted }) : withList(comparing, tab, { top: wanted });
}

function settledLower(state: State, comparing: Comparing): Comparing {
  if (comparing.lower.top === 0) return comparing;
  const top = Math.min(comparing.lower.top, lastLowerTop(state, comparing));
  return top === comparing.lower.top ? comparing : { ...comparing, lower: { top } };
}

function settledOverlay(state: State, comparing: Comparing, overlay: ComparingOverlay): ComparingOverlay {
  const length = comparingOverlayLength(state, comparing, overlay);
  if (overlay.kind === 'help') {
    const cursor = within(overlay.cursor, length);
    const top = scrolled(overlay.top, cursor, length, overlayHeight(state.size, overlay.kind));
    return cursor === overlay.cursor && top === overlay.top ? overlay : { ...overlay, cursor, top };
  }
  if (overlay.kind === 'show') return overlay;
  const top = within(overlay.top, length);
  return top === overlay.top ? overlay : { ...overlay, top };
}
