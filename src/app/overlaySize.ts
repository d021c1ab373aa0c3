import type { ComparingOverlay } from './comparing/comparing.ts';
import { lastEntryTop } from './detailScroll.ts';
import { helpLines } from './help.ts';
import type { Size } from './layout.ts';
import { secondChoices } from './secondChoices.ts';
import { problemsOf } from './selectors.ts';
import { showLines } from './showLines.ts';
import type { Browsing, Overlay, State } from './state.ts';

/** Rows of a popup's list that fit; the help stands in columns and has room for all of its lines. */
export function overlayHeight(size: Size, kind: Overlay['kind'] | ComparingOverlay['kind']): number {
  if (kind === 'help') return Number.MAX_SAFE_INTEGER;
  // Header, footer, borders, a margin of two above and below; `find` and `second` have their query, a gap and the column heads.
  const lost = kind === 'find' || kind === 'second' ? 11 : 8;
  return Math.max(1, size.rows - lost);
}

/** Rows of a popup's list, or places that its first line can stand at. */
export function overlayLength(state: State, browsing: Browsing, overlay: Overlay): number {
  switch (overlay.kind) {
    case 'help':
      return helpLines(state, overlay.query).length;
    case 'find':
      return overlay.hits.length;
    case 'second':
      return secondChoices(overlay).length;
    case 'show':
      return showLines(state, browsing).length;
    case 'problems':
      return problemsOf(browsing).length;
    case 'entry':
      return 1 + lastEntryTop(state, browsing, overlay.path, overlayHeight(state.size, overlay.kind));
  }
}
