import type { ShowOverlay } from '../../app/overlay.ts';
import { type ShowLine, showLines } from '../../app/showLines.ts';
import type { Browsing, State } from '../../app/state.ts';
import { grouped } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { spanText } from '../panes/states.ts';
import type { Popup } from '../popup.ts';
import { inCursorRow, type Line, span } from '../span.ts';
import { type Tone, toneOf } from '../theme.ts';

const width = 44;

/** `t`: what to show, each line with its count, so that nobody toggles into an empty list. */
export function showPopup(state: State, browsing: Browsing, overlay: ShowOverlay, glyphs: Glyphs): Popup {
  const lines = showLines(state, browsing);
  const body = lines.flatMap((line, i) => {
    const drawn = showLine(line, i === overlay.cursor, glyphs);
    return line.gap ? [[], drawn] : [drawn];
  });
  return {
    title: 'What to show',
    state: spanText(browsing),
    width,
    height: body.length + 3,
    body: [[], ...body],
  };
}

/** `[x] a  + added                  1` */
function showLine(line: ShowLine, here: boolean, glyphs: Glyphs): Line {
  const tone: Tone = line.works ? 'plain' : 'dim';
  const count = line.count === undefined ? '' : grouped(line.count);
  const drawn: Line = [
    cursorMark(here, true, glyphs),
    span(`[${line.on ? 'x' : ' '}] `, tone),
    span(line.key, line.works ? 'key' : 'dim'),
    span('  '),
    span(line.sign.padEnd(2), line.works ? signTone(line) : 'dim'),
    span(line.text.padEnd(24 - count.length) + count, tone),
    span(' '.repeat(width - 2 - 34)),
  ];
  return here ? inCursorRow(drawn) : drawn;
}

function signTone({ id }: ShowLine): Tone {
  return id === 'added' || id === 'modified' || id === 'removed' ? toneOf(id) : 'plain';
}
