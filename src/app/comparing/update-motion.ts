import { overlayHeight } from '../overlaySize.ts';
import { within } from '../scroll.ts';
import type { State } from '../state.ts';
import { type Motion, motionTarget } from '../update-move.ts';
import type { Comparing, ComparingOverlay } from './comparing.ts';
import { comparingOverlayLength } from './overlayLines.ts';
import { tabHeight } from './selectors.ts';
import { tabStops, toStop } from './tabStops.ts';
import { withComparing } from './withComparing.ts';

/** A motion in what is on top: a popup, else the open tab. */
export function movedPair(state: State, comparing: Comparing, motion: Motion): State {
  const { overlay } = comparing;
  if (overlay !== undefined)
    return withComparing(state, { ...comparing, overlay: movedIn(state, comparing, overlay, motion) });
  const { place } = tabStops(state, comparing);
  return withComparing(state, toStop(state, comparing, motionTarget(motion, place, tabHeight(state, comparing))));
}

function movedIn(state: State, comparing: Comparing, overlay: ComparingOverlay, motion: Motion): ComparingOverlay {
  const length = comparingOverlayLength(state, comparing, overlay);
  const height = overlayHeight(state.size, overlay.kind);
  if (overlay.kind === 'help' || overlay.kind === 'show')
    return { ...overlay, cursor: within(motionTarget(motion, overlay.cursor, height), length) };
  return { ...overlay, top: within(motionTarget(motion, overlay.top, height), length) };
}
