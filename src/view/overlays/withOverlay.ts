import type { Browsing, Overlay, State } from '../../app/state.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Popup, withPopup } from '../popup.ts';
import type { Line } from '../span.ts';
import { entryPopup } from './entry.ts';
import { findPopup } from './find.ts';
import { helpPopup } from './help.ts';
import { problemsPopup } from './problems.ts';
import { secondPopup } from './second.ts';
import { showPopup } from './show.ts';

const paneNames = { layers: 'Layers', files: 'Files', details: 'Details' } as const;

/** The explorer with what lies over its panes. */
export function withOverlay(
  screen: readonly Line[],
  state: State,
  browsing: Browsing,
  glyphs: Glyphs,
): readonly Line[] {
  const { overlay } = browsing;
  if (overlay === undefined) return screen;
  return withPopup(screen, state.size, popupOf(state, browsing, overlay, glyphs), glyphs);
}

function popupOf(state: State, browsing: Browsing, overlay: Overlay, glyphs: Glyphs): Popup {
  switch (overlay.kind) {
    case 'help':
      return helpPopup(state, paneNames[browsing.focus], overlay, state.size, glyphs);
    case 'find':
      return findPopup(browsing, overlay, state.size, glyphs);
    case 'show':
      return showPopup(state, browsing, overlay, glyphs);
    case 'problems':
      return problemsPopup(browsing, overlay, state.size, glyphs);
    case 'entry':
      return entryPopup(browsing, overlay, state.size, glyphs);
    case 'second':
      return secondPopup(overlay, state.size, glyphs);
  }
}
