import type { SideName, ValueOverlay } from '../../app/comparing/comparing.ts';
import type { Size } from '../../app/layout.ts';
import { fitMiddle } from '../../text/fit.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Popup } from '../popup.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { letter, sides } from './sides.ts';

const widest = 110;

/** Enter on a field of the configs: its whole value, A's above B's. */
export function valuePopup(overlay: ValueOverlay, size: Size, glyphs: Glyphs): Popup {
  const width = Math.min(widest, size.columns - 4);
  const all = sides.flatMap((side) => valueLines(side, overlay[side], width - 2, glyphs)).slice(0, -1);
  const visible = Math.max(1, Math.min(all.length, size.rows - 8));
  const top = Math.max(0, Math.min(overlay.top, all.length - visible));
  return {
    title: fitMiddle(shown(overlay.title, glyphs), width - 8),
    width,
    height: visible + 2,
    scroll: { top, visible, total: all.length, skip: 0 },
    body: all.slice(top, top + visible),
  };
}

/** The parts of a value below each other behind the side's letter, and an empty line. */
function valueLines(side: SideName, parts: readonly string[], width: number, glyphs: Glyphs): readonly Line[] {
  const room = Math.max(1, width - 6);
  const texts = parts.length === 0 ? ['not set'] : parts.flatMap((part) => wrap(shown(part, glyphs), room, room));
  const tone = parts.length === 0 ? 'dim' : 'plain';
  const lines = texts.map(
    (text, i): Line => [span(' '), i === 0 ? letter(side) : span(' '), span('  '), span(text, tone)],
  );
  return [...lines, []];
}
