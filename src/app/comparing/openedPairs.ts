import type { State } from '../state.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { pairOptions } from './pairRows.ts';
import { unfoldPairs } from './rows/unfoldPairs.ts';
import { tabHeight } from './selectors.ts';
import { withPairs } from './withComparing.ts';

/** The comparison with directories unfolded as far as they fit. */
export function openedPairs(state: State, comparing: Comparing): Comparing {
  const bare = withPairs(comparing, { unfolded: new Set() });
  const height = tabHeight(state, { ...bare, tab: 'files' });
  return withPairs(bare, { unfolded: unfoldPairs(imageComparisonOf(bare), pairOptions(bare), height) });
}

/**
 * What is unfolded hangs on where the images meet: that is decided again while more becomes known of them, as long as
 * nobody went or folded anywhere.
 */
export function openedAgain(state: State, comparing: Comparing): Comparing {
  const { cursor, folds, top } = comparing.files;
  const isFirstSight = comparing.tab === 'files' && cursor === '\0' && folds.size === 0 && top === 0;
  return isFirstSight && comparing.overlay === undefined ? openedPairs(state, comparing) : comparing;
}
