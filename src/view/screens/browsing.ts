import { figuresOf } from '../../app/figures.ts';
import type { Layout, PaneName } from '../../app/layout.ts';
import { layerRowsOf, layoutFor } from '../../app/selectors.ts';
import type { Browsing, State } from '../../app/state.ts';
import type { Glyphs } from '../glyphs.ts';
import { headerLine, shortFigures } from '../header.ts';
import { withOverlay } from '../overlays/withOverlay.ts';
import { paneLines } from '../panes/panes.ts';
import { blank, type Line, place } from '../span.ts';
import { layerStrip } from '../strips/layerStrip.ts';
import { rowStrip } from '../strips/rowStrip.ts';
import { footerLine } from './footerLine.ts';
import { tooSmallLines } from './tooSmall.ts';

const panes: readonly PaneName[] = ['layers', 'files', 'details'];

/** The explorer: header, panes, what lies over them, footer. */
export function browsingLines(state: State, browsing: Browsing, glyphs: Glyphs): readonly Line[] {
  const { size } = state;
  const layout = layoutFor(state, browsing);
  const figures = figuresOf(browsing);
  const binary = browsing.files.binarySizes;
  if (layout.kind === 'too-small') {
    return tooSmallLines(size, figures.reference, shortFigures(figures, binary, glyphs), glyphs);
  }
  const empty = Array.from({ length: size.rows }, () => blank(size.columns));
  const header = place(empty, 0, 0, [headerLine(figures, size.columns, binary, glyphs)]);
  const body = withBody(header, state, browsing, layout, glyphs);
  const whole = withOverlay(body, state, browsing, glyphs);
  return place(whole, 0, size.rows - 1, [footerLine(state, glyphs)]);
}

function withBody(
  screen: readonly Line[],
  state: State,
  browsing: Browsing,
  layout: Exclude<Layout, { kind: 'too-small' }>,
  glyphs: Glyphs,
): readonly Line[] {
  if (layout.kind !== 'single') {
    return panes.reduce((drawn, pane) => {
      const area = layout.panes[pane];
      return place(drawn, area.x, area.y, paneLines(state, browsing, pane, area, false, glyphs));
    }, screen);
  }
  const { pane: area } = layout;
  const alone = place(screen, area.x, area.y, paneLines(state, browsing, browsing.focus, area, true, glyphs));
  return area.y === 1 ? alone : withStrips(alone, state, browsing, glyphs);
}

/** The layer in sight above a pane that stands alone, the row below it. */
function withStrips(screen: readonly Line[], { size }: State, browsing: Browsing, glyphs: Glyphs): readonly Line[] {
  const row = layerRowsOf(browsing).find(
    ({ what, position }) => what !== 'step' && position === browsing.layers.cursor,
  );
  const above = row === undefined ? [] : [layerStrip(row, browsing, size.columns, glyphs)];
  return place(place(screen, 0, 1, above), 0, size.rows - 2, [rowStrip(browsing, size.columns, glyphs)]);
}
