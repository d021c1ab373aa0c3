import type { DetailLine } from '../../app/row.ts';
import type { Browsing, State } from '../../app/state.ts';

/** What is known of the layer and of the row under the cursor. */
export function detailsOf(_: State, browsing: Browsing): readonly DetailLine[] {
  return [{ text: browsing.layers.cursor === 0 ? 'the image' : `layer ${browsing.layers.cursor}`, tone: 'heading' }];
}

export function entryDetails(_: Browsing, path: string): readonly DetailLine[] {
  return [{ text: path, tone: 'heading' }];
}
