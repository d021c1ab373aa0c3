import { hitSize } from '../../app/hitSize.ts';
import type { Size } from '../../app/layout.ts';
import type { Browsing, FindOverlay, Hit } from '../../app/state.ts';
import { hitLife } from '../../app/update-find.ts';
import { changeSigns } from '../../model/change.ts';
import { sizeText } from '../../text/bytes.ts';
import { fitMiddle } from '../../text/fit.ts';
import { grouped, plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { markedLine } from '../matched.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import type { Popup } from '../popup.ts';
import { shown } from '../shown.ts';
import { sizeTone } from '../sizeTone.ts';
import { cutLine, inCursorRow, type Line, type Span, span } from '../span.ts';
import { toneOf } from '../theme.ts';

const usualWidth = 92;
const lifeWidth = 11;
const pathAt = 10 + 2 + lifeWidth + 2;
/** Three cells apart, and one to the border. */
const noteWidth = 3 + 'gone from the image'.length + 1;

/** `f`: one row for each path that was found, with its life: which layers added, changed and removed it. */
export function findPopup(browsing: Browsing, overlay: FindOverlay, size: Size, glyphs: Glyphs): Popup {
  const { hits, top, query } = overlay;
  const width = Math.min(size.columns - 4, Math.max(usualWidth, Math.round(size.columns * 0.7)));
  const visible = Math.max(1, size.rows - 11);
  const rows = hits
    .slice(top, top + visible)
    .map((hit, i) => hitLine(browsing, overlay, hit, top + i, width - 2, glyphs));
  const head: Line = [span(`      size  ${'life'.padEnd(lifeWidth)}  path`, 'dim')];
  const typed: Line = [span(`   ${shown(query, glyphs)}`), span(glyphs.caret, 'accent')];
  const body = hits.length === 0 ? [typed, [], ...noHits(overlay, glyphs)] : [typed, [], head, ...rows];
  return {
    title: 'Find in all layers',
    state: overlay.of === 0 ? '' : `${grouped(overlay.matched)} of ${plural(overlay.of, 'path')}`,
    position: hits.length === 0 ? '' : `${overlay.cursor + 1} of ${hits.length}`,
    width,
    top: 3,
    height: Math.min(body.length + 3, size.rows - 6),
    scroll: { top, visible, total: hits.length, skip: 3 },
    body,
  };
}

function noHits({ query, of }: FindOverlay, glyphs: Glyphs): readonly Line[] {
  if (query === '' || of === 0) return [[span('   Type a part of a path: letters in their order are enough.', 'dim')]];
  return [[span(`   No path of any layer matches ${shown(query, glyphs)}.`)]];
}

function hitLine(
  browsing: Browsing,
  overlay: FindOverlay,
  hit: Hit,
  index: number,
  width: number,
  glyphs: Glyphs,
): Line {
  const here = index === overlay.cursor;
  const { size, gone } = hitSize(browsing, hit);
  const note = here && overlay.layer !== undefined ? target(overlay.layer) : gone ? 'gone from the image' : '';
  const room = Math.max(0, width - pathAt - (note === '' ? 1 : noteWidth));
  const line: Line = [
    cursorMark(here, true, glyphs),
    span(`  ${sizeText(size, browsing.files.binarySizes).padStart(7)}  `, sizeTone(size, Number.POSITIVE_INFINITY)),
    ...cutLine(life(browsing, hit, glyphs), 0, lifeWidth),
    span('  '),
    ...cutLine(path(hit, room, glyphs), 0, room),
    span(note === '' ? '' : `   ${note}`, 'dim'),
  ];
  const whole = cutLine(line, 0, width);
  return here ? inCursorRow(whole) : whole;
}

function target(layer: number): string {
  return layer === 0 ? 'in the image' : `at layer ${layer}`;
}

/** `+4 ~5 -10`; of a long life the first steps and the last one: `+1 ~2 … -90`. */
function life(browsing: Browsing, hit: Hit, glyphs: Glyphs): Line {
  const steps = hitLife(browsing, hit).map((event) =>
    span(`${changeSigns[event.class]}${event.layer}`, toneOf(event.class)),
  );
  let seen = steps;
  for (let kept = steps.length - 2; kept > 0 && widthOfSteps(seen) > lifeWidth; kept--) {
    seen = [...steps.slice(0, kept), span(glyphs.ellipsis, 'dim'), ...steps.slice(-1)];
  }
  return seen.flatMap((step, i): Span[] => (i === 0 ? [step] : [span(' '), step]));
}

function widthOfSteps(steps: readonly Span[]): number {
  return steps.reduce((sum, [text]) => sum + text.length + 1, -1);
}

/** The path with the letters that matched; where it is too long it is cut, and none are marked. */
function path(hit: Hit, width: number, glyphs: Glyphs): Line {
  const text = shown(hit.path, glyphs);
  const drawn = fitMiddle(text, width);
  // Places in the path are no places in a path that was cut or had to be made harmless.
  return markedLine(drawn, new Set(drawn === hit.path ? hit.indexes : []), 'plain', 'match');
}
