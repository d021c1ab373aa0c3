import type { Action } from './action.ts';
import { overlayHeight, overlayLength } from './overlaySize.ts';
import { pageStep, within } from './scroll.ts';
import { cursorIndex, pageHeight } from './selectors.ts';
import type { Browsing, Overlay, Picking, State } from './state.ts';
import { browse } from './step.ts';
import { toFileRow } from './update-files.ts';
import { layerStops, toLayerStop } from './update-layers.ts';

export type Motion = Extract<Action, { type: 'move' | 'page' | 'edge' }>;

/** Where a motion leads in a list with `height` rows on screen; may lie outside of the list. */
export function motionTarget(motion: Motion, cursor: number, height: number): number {
  if (motion.type === 'edge') return motion.to === 'first' ? 0 : Number.MAX_SAFE_INTEGER;
  return cursor + motion.by * (motion.type === 'move' ? 1 : pageStep(height, motion.half));
}

/** A motion in what is on top: a popup, else the pane with the focus (where one types a filter: its pane). */
export function moved(state: State, browsing: Browsing, motion: Motion): State {
  const { overlay, focus } = browsing;
  if (overlay !== undefined) return browse(state, { ...browsing, overlay: movedIn(state, browsing, overlay, motion) });
  const height = pageHeight(state, browsing, focus);
  if (focus === 'files') return toFileRow(state, browsing, motionTarget(motion, cursorIndex(browsing), height));
  if (focus === 'details') {
    const top = Math.max(0, motionTarget(motion, browsing.details.top, height));
    return browse(state, { ...browsing, details: { top } });
  }
  const at = layerStops(browsing).indexOf(browsing.layers.cursor);
  return toLayerStop(state, browsing, motionTarget(motion, at, height));
}

function movedIn(state: State, browsing: Browsing, overlay: Overlay, motion: Motion): Overlay {
  const length = overlayLength(state, browsing, overlay);
  const height = overlayHeight(state.size, overlay.kind);
  if (overlay.kind === 'problems' || overlay.kind === 'entry')
    return { ...overlay, top: within(motionTarget(motion, overlay.top, height), length) };
  const cursor = within(motionTarget(motion, overlay.cursor, height), length);
  if (overlay.kind !== 'find' || cursor === overlay.cursor) return { ...overlay, cursor };
  const { layer: _, ...other } = overlay;
  return { ...other, cursor };
}

/** A motion in the list of images. */
export function movedInPicker(state: State, picking: Picking, motion: Motion): State {
  const height = Math.max(1, state.size.rows - 6);
  const cursor = within(motionTarget(motion, picking.cursor, height), picking.choices.length);
  return { ...state, screen: { ...picking, cursor } };
}
