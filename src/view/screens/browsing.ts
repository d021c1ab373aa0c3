import { figuresOf } from '../../app/figures.ts';
import type { Area, Layout, PaneName } from '../../app/layout.ts';
import { layerRowsOf, layoutFor } from '../../app/selectors.ts';
import type { Browsing, State } from '../../app/state.ts';
import type { Glyphs } from '../glyphs.ts';
import { headerLine, shortFigures } from '../header.ts';
import { withOverlay } from '../overlays/withOverlay.ts';
import { paneLines } from '../panes/panes.ts';
import type { Line } from '../span.ts';
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
  const header = headerLine(figures, size.columns, binary, glyphs);
  const screen = [header, ...bodyLines(state, browsing, layout, glyphs), footerLine(state, glyphs)];
  return withOverlay(screen, state, browsing, glyphs);
}

/** The lines between header and footer. */
function bodyLines(
  state: State,
  browsing: Browsing,
  layout: Exclude<Layout, { kind: 'too-small' }>,
  glyphs: Glyphs,
): readonly Line[] {
  if (layout.kind !== 'single') {
    const drawn = panes.map((pane) => {
      const area = layout.panes[pane];
      return { area, lines: paneLines(state, browsing, pane, area, false, glyphs) };
    });
    return sideBySide(drawn, state.size.rows - 2);
  }
  const { pane: area } = layout;
  const alone = paneLines(state, browsing, browsing.focus, area, true, glyphs);
  return area.y === 1 ? alone : withStrips(alone, state, browsing, glyphs);
}

type DrawnPane = { readonly area: Area; readonly lines: readonly Line[] };

/** The panes tile the body, so what stands in a row from left to right is that row. */
function sideBySide(drawn: readonly DrawnPane[], rows: number): readonly Line[] {
  const fromLeft = [...drawn].sort((a, b) => a.area.x - b.area.x);
  return Array.from({ length: rows }, (_, row) => fromLeft.flatMap(({ area, lines }) => lines[row + 1 - area.y] ?? []));
}

/** The layer in sight above a pane that stands alone, the row below it. */
function withStrips(pane: readonly Line[], { size }: State, browsing: Browsing, glyphs: Glyphs): readonly Line[] {
  const row = layerRowsOf(browsing).find(
    ({ what, position }) => what !== 'step' && position === browsing.layers.cursor,
  );
  const above = row === undefined ? [] : layerStrip(row, browsing, size.columns, glyphs);
  return [above, ...pane, rowStrip(browsing, size.columns, glyphs)];
}
