import type { Size } from '../../app/layout.ts';
import type { Picking } from '../../app/state.ts';
import type { ImageChoice } from '../../model/openImage.ts';
import { letters } from '../../model/sideName.ts';
import { sizeText } from '../../text/bytes.ts';
import { fit, fitMiddle } from '../../text/fit.ts';
import { plural } from '../../text/plural.ts';
import { framed } from '../frame.ts';
import type { Glyphs } from '../glyphs.ts';
import { cursorMark } from '../panes/cursorMark.ts';
import { shown } from '../shown.ts';
import { inCursorRow, type Line, span } from '../span.ts';

const context = 2;

/** The images of an archive or engine, one to be chosen; those that cannot be opened whole are dim and say why. */
export function pickingLines(screen: Picking, size: Size, glyphs: Glyphs): readonly Line[] {
  const { choices, cursor, side } = screen;
  const height = Math.min(choices.length + 3, size.rows - 2);
  const visible = Math.max(1, height - 3);
  const top = Math.max(0, Math.min(cursor - visible + 1 + context, choices.length - visible));
  const body = [
    head(),
    ...choices.slice(top, top + visible).map((choice, i) => row(choice, top + i === cursor, size, glyphs)),
  ];
  const box = framed(
    {
      width: size.columns,
      height,
      focused: true,
      title: [span(side === undefined ? 'Which image?' : `Which image is ${letters[side]}?`, 'strong')],
      state: [span(plural(choices.length, 'image'))],
      position: `${cursor + 1} of ${choices.length}`,
      scroll: { top, visible, total: choices.length, skip: 1 },
      body,
    },
    glyphs,
  );
  return [[span(` ${fitMiddle(shown(referenceOf(screen), glyphs), size.columns - 2)}`)], ...box];
}

/** The place that holds several: of two images the one that is asked about. */
function referenceOf({ reference, side, sides }: Picking): string {
  return side === undefined ? reference : (sides?.[side].reference ?? reference);
}

function head(): Line {
  return [span('      size  layers  platform        id            name', 'dim')];
}

function row(choice: ImageChoice, here: boolean, size: Size, glyphs: Glyphs): Line {
  const bytes = choice.size === undefined ? glyphs.ellipsis : sizeText(choice.size);
  const id = choice.id.replace(/^sha256:/, '').slice(0, 12);
  const facts = `${bytes.padStart(9)}  ${String(choice.layers).padStart(6)}  ${fit(shown(choice.platform, glyphs), 14)}  ${fit(shown(id, glyphs), 12)}  `;
  const line: Line = [
    cursorMark(here, true, glyphs),
    span(facts, choice.incomplete === undefined ? 'plain' : 'dim'),
    ...name(choice, Math.max(0, size.columns - 3 - facts.length), glyphs),
  ];
  return here ? inCursorRow(line) : line;
}

function name(choice: ImageChoice, room: number, glyphs: Glyphs): Line {
  const names = choice.names.length === 0 ? 'no name' : choice.names.join('  ');
  if (choice.incomplete === undefined) return [span(fitMiddle(shown(names, glyphs), room))];
  return [span(fit(`${shown(names, glyphs)}   ${shown(choice.incomplete, glyphs)}`, room), 'dim')];
}
