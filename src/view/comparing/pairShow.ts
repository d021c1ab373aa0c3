import type { Comparing } from '../../app/comparing/comparing.ts';
import { type PairShowLine, pairShowLines } from '../../app/comparing/pairShowLines.ts';
import type { ShowOverlay } from '../../app/overlay.ts';
import { grouped } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import type { Popup } from '../popup.ts';
import { inCursorRow, type Line, span } from '../span.ts';
import { isStanding, signOf } from './signs.ts';

const width = 44;

/** `t`: which pairs are shown, each line with its count. */
export function pairShowPopup(comparing: Comparing, overlay: ShowOverlay, glyphs: Glyphs): Popup {
  const body = pairShowLines(comparing).flatMap((line, i) => {
    const drawn = showLine(line, i === overlay.cursor, glyphs);
    return line.gap ? [[], drawn] : [drawn];
  });
  return { title: 'What to show', state: 'of both images', width, height: body.length + 3, body: [[], ...body] };
}

/** `[x] a  < only in A                4` */
function showLine(line: PairShowLine, here: boolean, glyphs: Glyphs): Line {
  const count = line.count === undefined ? '' : grouped(line.count);
  const drawn: Line = [
    cursorMark(here, true, glyphs),
    span(`[${line.on ? 'x' : ' '}] `),
    span(line.key, 'key'),
    span('  '),
    isStanding(line.id) ? signOf(line.id, glyphs) : span(' '),
    span(` ${line.text.padEnd(25)}${count.padStart(6)}`),
    span(' '),
  ];
  return here ? inCursorRow(drawn) : drawn;
}
