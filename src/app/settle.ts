import { lastDetailsTop } from './detailScroll.ts';
import { overlayHeight, overlayLength } from './overlaySize.ts';
import { scrolled, within } from './scroll.ts';
import { cursorIndex, layerRowsOf, pageHeight, rowsOf } from './selectors.ts';
import type { Browsing, FilesPane, LayersPane, Overlay, State } from './state.ts';

/**
 * Puts cursors back on rows that are there and scrolls each list to its cursor. Every step of the explorer ends here,
 * so no other place thinks about scrolling, and a resize loses nothing.
 */
export function settle(state: State): State {
  const { screen } = state;
  if (screen.kind !== 'browsing') return state;
  const layers = settledLayers(state, screen);
  const files = settledFiles(state, { ...screen, layers });
  const overlay = screen.overlay && settledOverlay(state, screen, screen.overlay);
  const details = settledDetails(state, { ...screen, layers, files });
  const isSettled = layers === screen.layers && files === screen.files && details === screen.details;
  if (isSettled && overlay === screen.overlay) return state;
  return { ...state, screen: { ...screen, layers, files, details, ...(overlay === undefined ? {} : { overlay }) } };
}

function settledLayers(state: State, browsing: Browsing): LayersPane {
  const { layers } = browsing;
  const rows = layerRowsOf(browsing);
  const index = rows.findIndex((row) => row.what !== 'step' && row.position === layers.cursor);
  const height = pageHeight(state, browsing, 'layers');
  // The steps below a layer belong to it: they come into sight with it when there is room.
  let last = Math.max(0, index);
  while (rows[last + 1]?.what === 'step' && last - index < height - 1) last++;
  const bottom = scrolled(layers.top, last, rows.length, height);
  const top = scrolled(bottom, Math.max(0, index), rows.length, height);
  return top === layers.top ? layers : { ...layers, top };
}

function settledFiles(state: State, browsing: Browsing): FilesPane {
  const { files } = browsing;
  const index = cursorIndex(browsing);
  if (index < 0) return files.top === 0 ? files : { ...files, top: 0 };
  const rows = rowsOf(browsing);
  const { key } = rows.at(index);
  const top = scrolled(files.top, index, rows.length, pageHeight(state, browsing, 'files'));
  if (key === files.cursor) return top === files.top ? files : { ...files, top };
  return { ...files, top, cursor: key, held: files.held ?? files.cursor };
}

/** Details stand at their top nearly always, and then there is nothing to measure. */
function settledDetails(state: State, browsing: Browsing): Browsing['details'] {
  const { details } = browsing;
  if (details.top === 0) return details;
  const top = Math.min(details.top, lastDetailsTop(state, browsing));
  return top === details.top ? details : { top };
}

function settledOverlay(state: State, browsing: Browsing, overlay: Overlay): Overlay {
  if (overlay.kind === 'show') return overlay;
  const length = overlayLength(state, browsing, overlay);
  const height = overlayHeight(state.size, overlay.kind);
  if (overlay.kind === 'problems' || overlay.kind === 'entry') {
    const top = within(overlay.top, length);
    return top === overlay.top ? overlay : { ...overlay, top };
  }
  const cursor = within(overlay.cursor, length);
  const top = scrolled(overlay.top, cursor, length, height);
  return cursor === overlay.cursor && top === overlay.top ? overlay : { ...overlay, cursor, top };
}
