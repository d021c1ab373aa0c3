import type { Comparing, ComparingOverlay, Tab } from '../../app/comparing/comparing.ts';
import { sideProblems } from '../../app/comparing/selectors.ts';
import type { Size } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { letters } from '../../model/sideName.ts';
import type { Glyphs } from '../glyphs.ts';
import { helpPopup } from '../overlays/help.ts';
import { problemList } from '../overlays/problems.ts';
import { type Popup, withPopup } from '../popup.ts';
import type { Line } from '../span.ts';
import { bothPopup } from './bothPopup.ts';
import { pairShowPopup } from './pairShow.ts';
import { sides } from './sides.ts';
import { valuePopup } from './valuePopup.ts';

const tabNames: { readonly [T in Tab]: string } = {
  summary: 'Summary',
  files: 'Files',
  layers: 'Layers',
  packages: 'Packages',
  config: 'Config',
};

/** Lines of the header above the tabs: one for each image. */
const imageLines = 2;

/** The comparison with what lies over its tab. */
export function withComparingOverlay(
  screen: readonly Line[],
  state: State,
  comparing: Comparing,
  glyphs: Glyphs,
): readonly Line[] {
  const { overlay } = comparing;
  if (overlay === undefined) return screen;
  const { columns, rows } = state.size;
  // A popup covers what is between one line of header and the footer: here the tabs are that line.
  const room = { columns, rows: rows - imageLines };
  const popup = popupOf(state, comparing, overlay, room, glyphs);
  return [...screen.slice(0, imageLines), ...withPopup(screen.slice(imageLines), room, popup, glyphs)];
}

function popupOf(state: State, comparing: Comparing, overlay: ComparingOverlay, room: Size, glyphs: Glyphs): Popup {
  switch (overlay.kind) {
    case 'help':
      return helpPopup(state, tabNames[comparing.tab], overlay, room, glyphs);
    case 'problems': {
      const problems = sides.flatMap((side) =>
        sideProblems(comparing, side).map((problem) => ({ ...problem, letter: letters[side] })),
      );
      return problemList(problems, overlay, room, glyphs);
    }
    case 'show':
      return pairShowPopup(comparing, overlay, glyphs);
    case 'both':
      return bothPopup(comparing, overlay, room, glyphs);
    case 'value':
      return valuePopup(state, overlay, room, glyphs);
  }
}
