import type { Browsing, Overlay, State } from './state.ts';
import { browse, type Step, stay } from './step.ts';
import { withLayers } from './update-layers.ts';
import { dropFilter } from './update-text.ts';

/** Opens a popup that starts at its first row. */
export function openOverlay(state: State, browsing: Browsing, kind: 'help' | 'show' | 'problems'): Step {
  return stay(browse(state, { ...browsing, overlay: fresh(kind) }));
}

function fresh(kind: 'help' | 'show' | 'problems'): Overlay {
  if (kind === 'help') return { kind, query: '', cursor: 0, top: 0 };
  return kind === 'show' ? { kind, cursor: 0 } : { kind, top: 0 };
}

export function closeOverlay(state: State, browsing: Browsing): Step {
  const { overlay: _, ...under } = browsing;
  return stay(browse(state, under));
}

/** Esc: popup, filter, mark, zoom, one at a time, in that order. Undefined when there is nothing to go back from. */
export function stepBack(state: State, browsing: Browsing): Step | undefined {
  const { layers, files, focus } = browsing;
  if (browsing.overlay !== undefined) return closeOverlay(state, browsing);
  if (browsing.typing !== undefined) return dropFilter(state, browsing);
  if (files.filter !== '' && (focus !== 'layers' || layers.filter === ''))
    return stay(browse(state, { ...browsing, files: { ...files, filter: '' } }));
  if (layers.filter !== '') return stay(browse(state, { ...browsing, layers: { ...layers, filter: '' } }));
  if (layers.mark !== undefined) {
    const { mark: _, ...unmarked } = layers;
    return stay(browse(state, withLayers(state, browsing, unmarked)));
  }
  return browsing.zoomed ? stay(browse(state, { ...browsing, zoomed: false })) : undefined;
}
