import type { Size } from '../../app/layout.ts';
import type { ProblemsOverlay } from '../../app/overlay.ts';
import { problemsOf } from '../../app/selectors.ts';
import type { Browsing } from '../../app/state.ts';
import type { Problem } from '../../model/problem.ts';
import { fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Popup } from '../popup.ts';
import { shown, shownPath } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';

const widest = 110;

/** Everything that is wrong with the image's data: what an engine refuses first, in the order of the layers. */
export function problemsPopup(browsing: Browsing, overlay: ProblemsOverlay, size: Size, glyphs: Glyphs): Popup {
  return problemList(problemsOf(browsing), overlay, size, glyphs);
}

/** A problem of one of two images begins with the image's letter. */
export type ListedProblem = Problem & { readonly letter?: string };

export function problemList(
  problems: readonly ListedProblem[],
  overlay: ProblemsOverlay,
  size: Size,
  glyphs: Glyphs,
): Popup {
  const width = Math.min(widest, size.columns - 4);
  const height = size.rows - 6;
  const visible = Math.max(1, height - 2);
  // Each problem has at least one line, so no more of them than lines can be seen.
  const seen = problems.slice(overlay.top, overlay.top + visible);
  const lines = seen.flatMap((problem) => problemLines(problem, width - 2, glyphs));
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return {
    title: 'Problems while reading',
    state: `${plural(errors, 'error')} ${glyphs.dot} ${plural(problems.length - errors, 'note')}`,
    position: `${Math.min(overlay.top + 1, problems.length)} of ${problems.length}`,
    width,
    height: Math.min(height, problems.length > visible ? height : lines.length + 2),
    scroll: { top: overlay.top, visible, total: Math.max(problems.length, overlay.top + lines.length), skip: 0 },
    body: lines.slice(0, visible),
  };
}

function problemLines(problem: ListedProblem, width: number, glyphs: Glyphs): readonly Line[] {
  const where = problem.layer === undefined ? 'image' : `layer ${problem.layer}`;
  const layer = problem.letter === undefined ? where : `${problem.letter}  ${where}`;
  const lead = ` ${problem.severity.padEnd(5)}  ${layer.padEnd(9)}  `;
  const room = Math.max(8, width - lead.length - 1);
  // The popup scrolls by problems: each of them must fit into it.
  const path = problem.path === undefined ? '' : `   ${fitMiddle(shownPath(problem.path, glyphs), 2 * room)}`;
  return wrap(shown(problem.message, glyphs) + path, room, room).map((text, i) => [
    span(' '),
    i === 0 ? span(problem.severity.padEnd(5), problem.severity === 'error' ? 'problem' : 'dim') : span('     '),
    span(i === 0 ? `  ${layer.padEnd(9)}  ` : ' '.repeat(lead.length - 6)),
    span(text),
  ]);
}
