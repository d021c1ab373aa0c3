import { entryDetails } from '../../app/detailScroll.ts';
import type { Size } from '../../app/layout.ts';
import type { Browsing, EntryOverlay } from '../../app/state.ts';
import { fitMiddle } from '../../text/fit.ts';
import type { Glyphs } from '../glyphs.ts';
import { detailLines } from '../panes/details.ts';
import type { Popup } from '../popup.ts';
import { shownPath } from '../shown.ts';

const widest = 110;

/** Enter on a file: everything that is known of it. */
export function entryPopup(browsing: Browsing, overlay: EntryOverlay, size: Size, glyphs: Glyphs): Popup {
  const width = Math.min(widest, size.columns - 4);
  const most = Math.max(3, size.rows - 6);
  const path = shownPath(overlay.path, glyphs);
  const title = fitMiddle(path, width - 8);
  // The first line is the path: it is there for when the border has no room for it.
  const details = entryDetails(browsing, overlay.path).slice(title === path ? 1 : 0);
  const all = detailLines(details, width - 2, glyphs);
  const visible = Math.min(all.length, most - 2);
  const top = Math.max(0, Math.min(overlay.top, all.length - visible));
  return {
    title,
    width,
    height: visible + 2,
    scroll: { top, visible, total: all.length, skip: 0 },
    body: all.slice(top),
  };
}
