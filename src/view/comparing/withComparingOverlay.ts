import type { Comparing, ComparingOverlay, Tab } from '../../app/comparing/comparing.ts';
import { sideProblems } from '../../app/comparing/selectors.ts';
import type { State } from '../../app/state.ts';
import type { Glyphs } from '../glyphs.ts';
import { helpPopup } from '../overlays/help.ts';
import { problemList } from '../overlays/problems.ts';
import { type Popup, withPopup } from '../popup.ts';
import type { Line } from '../span.ts';
import { bothPopup } from './bothPopup.ts';
import { pairShowPopup } from './pairShow.ts';
import { letters, sides } from './sides.ts';
import { valuePopup } from './valuePopup.ts';

const tabNames: { readonly [T in Tab]: string } = {
  summary: 'Summary',
  files: 'Files',
  layers: 'Layers',
  packages: 'Packages',
  config: 'Config',
};

/** The comparison with what lies over its tab. */
export function withComparingOverlay(
  screen: readonly Line[],
  state: State,
  comparing: Comparing,
  glyphs: Glyphs,
): readonly Line[] {
  const { overlay } = comparing;
  if (overlay === undefined) return screen;
  return withPopup(screen, state.size, popupOf(state, comparing, overlay, glyphs), glyphs);
}

function popupOf(state: State, comparing: Comparing, overlay: ComparingOverlay, glyphs: Glyphs): Popup {
  switch (overlay.kind) {
    case 'help':
      return helpPopup(state, tabNames[comparing.tab], overlay, state.size, glyphs);
    case 'problems': {
      const problems = sides.flatMap((side) =>
        sideProblems(comparing, side).map((problem) => ({ ...problem, letter: letters[side] })),
      );
      return problemList(problems, overlay, state.size, glyphs);
    }
    case 'show':
      return pairShowPopup(comparing, overlay, glyphs);
    case 'both':
      return bothPopup(comparing, overlay, state.size, glyphs);
    case 'value':
      return valuePopup(overlay, state.size, glyphs);
  }
}
