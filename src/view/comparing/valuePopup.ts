import type { ValueOverlay } from '../../app/comparing/comparing.ts';
import { valueLines } from '../../app/comparing/overlayLines.ts';
import type { Size } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { fitMiddle } from '../../text/fit.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Popup } from '../popup.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { letter, sides } from './sides.ts';

/** Enter on a field of the configs: its whole value, A's above B's. */
export function valuePopup(state: State, overlay: ValueOverlay, room: Size, glyphs: Glyphs): Popup {
  const width = room.columns - 4;
  const all = allLines(state, overlay, glyphs);
  const visible = Math.max(1, Math.min(all.length, room.rows - 5));
  const top = Math.max(0, Math.min(overlay.top, all.length - visible));
  return {
    title: fitMiddle(shown(overlay.title, glyphs), width - 8),
    width,
    height: visible + 2,
    scroll: { top, visible, total: all.length, skip: 0 },
    body: all.slice(top, top + visible),
  };
}

/** The lines of both values, each side's letter before its first. */
function allLines(state: State, overlay: ValueOverlay, glyphs: Glyphs): readonly Line[] {
  const lines = valueLines(state, overlay);
  return sides.flatMap((side): readonly Line[] => {
    const own = lines.filter((line) => line.side === side);
    if (own.length === 0) return [[span(' '), letter(side), span('  not set', 'dim')]];
    return own.map(({ first, text }) => [
      span(' '),
      first ? letter(side) : span(' '),
      span('  '),
      span(shown(text, glyphs)),
    ]);
  });
}
