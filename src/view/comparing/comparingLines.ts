import type { Comparing, Tab } from '../../app/comparing/comparing.ts';
import { comparingLayoutFor, differenceLine } from '../../app/comparing/selectors.ts';
import type { Area } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { footerLine } from '../screens/footerLine.ts';
import { tooSmallLines } from '../screens/tooSmall.ts';
import { shown } from '../shown.ts';
import { cutLine, type Line } from '../span.ts';
import { configTab } from './configTab.ts';
import { filesTab } from './filesTab.ts';
import { headerLines } from './header.ts';
import { layersTab } from './layersTab.ts';
import { lowerLines } from './lower.ts';
import { packagesTab } from './packagesTab.ts';
import { summaryTab } from './summaryTab.ts';
import { hasFocus, type TabContent } from './tabFrame.ts';
import { withComparingOverlay } from './withComparingOverlay.ts';

type TabView = (state: State, comparing: Comparing, area: Area, glyphs: Glyphs) => TabContent;

const views: { readonly [T in Tab]: TabView } = {
  summary: summaryTab,
  files: filesTab,
  layers: layersTab,
  packages: packagesTab,
  config: configTab,
};

/** Two images side by side: header, the open tab, what is under the cursor, what lies over them, footer. */
export function comparingLines(state: State, comparing: Comparing, glyphs: Glyphs): readonly Line[] {
  const layout = comparingLayoutFor(state, comparing);
  if (layout.kind === 'too-small') return tooSmall(state, comparing, glyphs);
  const { pane, lower } = layout;
  const content = views[comparing.tab](state, comparing, pane, glyphs);
  const screen = [
    ...headerLines(comparing, state.size.columns, glyphs),
    ...framed({ ...content, width: pane.width, height: pane.height, focused: hasFocus(comparing) }, glyphs),
    ...(lower === undefined ? [] : lowerLines(comparing, lower, glyphs)),
    footerLine(state, glyphs),
  ];
  // What lies over a line is laid on its cells, so each line must have all of them.
  const whole = screen.map((line) => cutLine(line, 0, state.size.columns));
  return withComparingOverlay(whole, state, comparing, glyphs);
}

/** Both names and which one is larger still fit. */
function tooSmall(state: State, comparing: Comparing, glyphs: Glyphs): readonly Line[] {
  const { left, right } = comparing;
  const names = `${left.stack.image.reference} ${glyphs.times} ${right.stack.image.reference}`;
  const figures = shown(differenceLine(comparing), glyphs);
  return tooSmallLines(state.size, names, figures, glyphs);
}
