import type { Size } from '../app/layout.ts';
import { framed, type Scroll } from './frame.ts';
import type { Glyphs } from './glyphs.ts';
import { type Line, place, span } from './span.ts';

/** A box over the panes; it has the focus as long as it is there. */
export type Popup = {
  readonly title: string;
  readonly state?: string;
  readonly position?: string;
  /** Wished size, borders included; clipped to the body of the screen. */
  readonly width: number;
  readonly height: number;
  /** Row of its upper border, where it must not move while its height changes; else it stands in the middle. */
  readonly top?: number;
  readonly scroll?: Scroll;
  readonly body: readonly Line[];
};

/** The screen with the popup in the middle of its body: between header and footer. */
export function withPopup(screen: readonly Line[], size: Size, popup: Popup, glyphs: Glyphs): readonly Line[] {
  const width = Math.min(popup.width, size.columns);
  const height = Math.min(popup.height, size.rows - 2);
  const { state, position, scroll } = popup;
  const box = framed(
    {
      width,
      height,
      focused: true,
      title: [span(popup.title, 'strong')],
      body: popup.body,
      ...(state ? { state: [span(state)] } : {}),
      ...(position === undefined ? {} : { position }),
      ...(scroll === undefined ? {} : { scroll }),
    },
    glyphs,
  );
  const x = Math.floor((size.columns - width) / 2);
  return place(screen, x, popup.top ?? 1 + Math.floor((size.rows - 2 - height) / 2), box);
}
