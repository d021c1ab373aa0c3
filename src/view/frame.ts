import type { Glyphs } from './glyphs.ts';
import { blank, cutLine, type Line, lineWidth, span } from './span.ts';
import type { Tone } from './theme.ts';

/** Which part of a list is seen: `total` lines, of which `visible` from `top` on; `skip` lines above do not scroll. */
export type Scroll = { readonly top: number; readonly visible: number; readonly total: number; readonly skip: number };

/** A pane or popup: what stands in and on its border. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly focused: boolean;
  readonly title: Line;
  /** At the right end of the upper border. */
  readonly state?: Line;
  /** At the right end of the lower border. */
  readonly position?: string;
  readonly scroll?: Scroll;
  readonly body: readonly Line[];
};

/** The frame as `height` lines of `width` cells; its body is cut to `width - 2` by `height - 2`. */
export function framed(frame: Frame, glyphs: Glyphs): readonly Line[] {
  const { width, height, focused } = frame;
  if (width < 2 || height < 2) return Array.from({ length: Math.max(0, height) }, () => blank(width));
  const tone: Tone = focused ? 'accent' : 'dim';
  const [topLeft, topRight, bottomRight, bottomLeft, horizontal, vertical] = focused ? glyphs.focused : glyphs.other;
  const edge = { tone, horizontal, width: width - 2 };
  const thumb = thumbOf(frame.scroll);
  const rows = Array.from({ length: height - 2 }, (_, row): Line => {
    const right = thumb.has(row) ? glyphs.thumb : vertical;
    return [span(vertical, tone), ...cutLine(frame.body[row] ?? [], 0, width - 2), span(right, tone)];
  });
  const position = frame.position ? [span(frame.position)] : [];
  return [
    [span(topLeft, tone), ...border(edge, frame.title, frame.state ?? []), span(topRight, tone)],
    ...rows,
    [span(bottomLeft, tone), ...border(edge, [], position), span(bottomRight, tone)],
  ];
}

type Edge = { readonly tone: Tone; readonly horizontal: string; readonly width: number };

/** A horizontal border with texts near its ends; where both do not fit, the right one gives way. */
function border(edge: Edge, left: Line, right: Line): Line {
  const title = inset(left, edge, true);
  const state = inset(right, edge, false);
  const room = edge.width - lineWidth(title) - lineWidth(state);
  if (room >= 0) return [...title, span(edge.horizontal.repeat(room), edge.tone), ...state];
  const rest = Math.max(0, edge.width - lineWidth(title));
  return cutLine([...title, span(edge.horizontal.repeat(rest), edge.tone)], 0, edge.width);
}

function inset(text: Line, edge: Edge, atStart: boolean): Line {
  if (text.length === 0) return [];
  const spaced: Line = [span(' '), ...text, span(' ')];
  const corner = span(edge.horizontal, edge.tone);
  return atStart ? [corner, ...spaced] : [...spaced, corner];
}

/** Rows of the body beside which the thumb stands: as long as what is seen is of the whole, none when all is seen. */
function thumbOf(scroll: Scroll | undefined): ReadonlySet<number> {
  if (scroll === undefined || scroll.total <= scroll.visible || scroll.visible <= 0) return new Set();
  const { top, visible, total, skip } = scroll;
  const length = Math.max(1, Math.floor((visible * visible) / total));
  const start = Math.floor((Math.min(top, total - visible) / (total - visible)) * (visible - length));
  return new Set(Array.from({ length }, (_, i) => skip + start + i));
}
