import type { DetailLine } from '../../app/row.ts';
import { fitMiddle } from '../../text/fit.ts';
import { grouped } from '../../text/plural.ts';
import { chips } from '../chips.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, lineWidth, span } from '../span.ts';
import type { Tone } from '../theme.ts';
import { widthOf } from '../width.ts';
import { wrap } from '../wrap.ts';

const labelWidth = 10;
/** What is drawn of one text: a label's value may have megabytes, and they would be wrapped for every frame. */
const longestText = 4000;
/** A heading's figure stands a little further right than the texts below it, so that it can be told from them. */
const headingWidth = 12;

/** The lines of Details, wrapped to `width` cells with one cell of margin on each side. */
export function detailLines(details: readonly DetailLine[], width: number, glyphs: Glyphs): readonly Line[] {
  const room = Math.max(1, width - 2);
  return details.flatMap((detail) => detailLine(detail, room, glyphs).map((line): Line => [span(' '), ...line]));
}

function detailLine(detail: DetailLine, room: number, glyphs: Glyphs): readonly Line[] {
  if (detail.chips !== undefined) return figures(detail, room, glyphs);
  const tone = toneOf(detail);
  const text = shown(shortened(detail.text), glyphs);
  if (detail.label === undefined)
    return wrap(text, room, Math.max(1, room - 2)).map((part, i) => [span(i === 0 ? part : `  ${part}`, tone)]);
  const label = `${shown(detail.label, glyphs)} `.padEnd(labelWidth);
  const rest = Math.max(1, room - widthOf(label));
  if (detail.cut) return [[span(label, 'dim'), span(fitMiddle(text, rest), tone)]];
  return wrap(text, rest, rest).map((part, i) => [
    span(i === 0 ? label : ' '.repeat(widthOf(label)), 'dim'),
    span(part, tone),
  ]);
}

/** The start of a text that nobody reads to its end, and how long it is. */
function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}… (${grouped(text.length)} characters)`;
}

/** `layer 2     33 720 B   +1 file   0.45 % of image`; what does not fit stands below. */
function figures(detail: DetailLine, room: number, glyphs: Glyphs): readonly Line[] {
  const label = detail.label === undefined ? '' : shown(detail.label, glyphs).padEnd(headingWidth);
  const noun = detail.counted === undefined ? [] : [span(` ${detail.counted}`)];
  const counted = detail.chips === undefined ? [] : [...chips(detail.chips), ...noun];
  const gap = counted.length === 0 ? [] : [span('   ')];
  const line: Line = [span(label, 'strong'), span(shown(detail.text, glyphs)), ...gap, ...counted];
  if (detail.after === undefined) return [line];
  const after = shown(detail.after, glyphs);
  if (lineWidth(line) + 3 + widthOf(after) <= room) return [[...line, span(`   ${after}`)]];
  return [line, [span(' '.repeat(headingWidth)), span(after)]];
}

function toneOf(detail: DetailLine): Tone {
  if (detail.tone === 'heading') return 'strong';
  return detail.tone === 'dim' || detail.tone === 'problem' ? detail.tone : 'plain';
}
