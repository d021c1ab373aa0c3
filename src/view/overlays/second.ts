import type { Size } from '../../app/layout.ts';
import { secondChoices } from '../../app/secondChoices.ts';
import type { SecondChoice, SecondOverlay } from '../../app/state.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitEnd, fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import type { Popup } from '../popup.ts';
import { shown } from '../shown.ts';
import { cutLine, inCursorRow, type Line, span } from '../span.ts';
import { widthOf } from '../width.ts';

const widest = 92;
const widestFrom = 40;

/** `C`: which image to compare with; a list of what is at hand, or a name or path that is typed. */
export function secondPopup(overlay: SecondOverlay, size: Size, glyphs: Glyphs): Popup {
  const { query, top } = overlay;
  const choices = secondChoices(overlay);
  const width = Math.min(widest, size.columns - 4);
  const visible = Math.max(1, size.rows - 11);
  const seen = choices.slice(top, top + visible);
  const longest = Math.max(0, ...seen.map(({ from }) => widthOf(shown(from, glyphs))));
  const from = Math.min(longest, widestFrom, Math.floor(width / 2));
  const listed = seen.map((choice, i) => choiceLine(choice, top + i === overlay.cursor, width - 2, from, glyphs));
  // The end of what is typed is where the person looks.
  const typed = fitMiddle(shown(query, glyphs), width - 8);
  const body: readonly Line[] = [
    [span(`   ${typed}`), span(glyphs.caret, 'accent')],
    [],
    ...(listed.length > 0 ? listed : [[span(`   ${fitEnd(noneText(overlay, glyphs), width - 6)}`, 'dim')]]),
  ];
  return {
    title: 'Compare with',
    state: overlay.choices === undefined ? '' : plural(overlay.choices.length, 'image'),
    position: listed.length === 0 ? '' : `${overlay.cursor + 1} of ${choices.length}`,
    width,
    top: 3,
    height: Math.min(body.length + 3, size.rows - 6),
    scroll: { top, visible, total: choices.length, skip: 2 },
    body,
  };
}

function noneText({ choices }: SecondOverlay, glyphs: Glyphs): string {
  if (choices === undefined) return `${glyphs.ellipsis} looking for images; a name or path can be typed meanwhile`;
  return 'No image is at hand. Type a name of the engine or the path of an archive.';
}

/** The name first, where it comes from and its size at the right. */
function choiceLine(choice: SecondChoice, here: boolean, width: number, fromWidth: number, glyphs: Glyphs): Line {
  const from = fit(shown(choice.from, glyphs), fromWidth);
  const size = choice.size === undefined ? '' : sizeText(choice.size);
  const right = `  ${from}  ${size.padStart(8)} `;
  const room = Math.max(1, width - 3 - widthOf(right));
  const line: Line = [
    cursorMark(here, true, glyphs),
    span(`  ${fit(fitMiddle(shown(choice.reference, glyphs), room), room)}`),
    span(right, 'dim'),
  ];
  const whole = cutLine(line, 0, width);
  return here ? inCursorRow(whole) : whole;
}
