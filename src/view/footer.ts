import type { Footer, Hint } from '../app/footer.ts';
import { fitEnd } from '../text/fit.ts';
import { asciiText, type Glyphs } from './glyphs.ts';
import { shown } from './shown.ts';
import { ends, type Line, lineWidth, type Span, span } from './span.ts';
import { widthOf } from './width.ts';

type Notice = Extract<Footer, { kind: 'notice' }>;
type Input = Extract<Footer, { kind: 'input' }>;

/** The few keys that matter here, and at the right those that always do; what has no room is left out, last first. */
export function hintsLine(hints: readonly Hint[], always: readonly Hint[], width: number, glyphs: Glyphs): Line {
  const right: Line = [...hintSpans(always, glyphs), span(' ')];
  const room = width - lineWidth(right) - 3;
  let count = hints.length;
  while (count > 0 && lineWidth(hintSpans(hints.slice(0, count), glyphs)) + 1 > room) count--;
  return ends([span(' '), ...hintSpans(hints.slice(0, count), glyphs)], right, width);
}

/** An answer to the last key, or problems and the key that lists them, in the place of the hints. */
export function noticeLine(notice: Notice, width: number, glyphs: Glyphs): Line {
  const right: Line = [...hintSpans(notice.always, glyphs), span(' ')];
  const more: Line = notice.hints.length === 0 ? [] : [span('      '), ...hintSpans(notice.hints, glyphs)];
  const sign: Line = notice.tone === 'problem' ? [span('!', 'problem'), span(' ')] : [];
  const room = width - lineWidth(right) - lineWidth(more) - lineWidth(sign) - 4;
  return ends([span(' '), ...sign, span(fitEnd(shown(notice.text, glyphs), room)), ...more], right, width);
}

/** The footer as an input: what was typed, what it matches, and the keys that end it. */
export function inputLine({ query, found, hints }: Input, width: number, glyphs: Glyphs): Line {
  const right: Line = [...hintSpans(hints, glyphs), span(' ')];
  const typed = shown(query, glyphs);
  const room = Math.max(8, width - lineWidth(right) - widthOf(found) - 12);
  // The end of what is typed is where the person looks.
  const seen = widthOf(typed) <= room ? typed : `${glyphs.ellipsis}${endOf(typed, room - 1)}`;
  const caret: Line = [span(' '), span('/', 'key'), span(` ${seen}`), span(glyphs.caret, 'accent')];
  return ends([...caret, span(`      ${ours(found, glyphs)}`)], right, width);
}

function endOf(text: string, width: number): string {
  const letters = [...text];
  while (letters.length > 0 && widthOf(letters.join('')) > width) letters.shift();
  return letters.join('');
}

function hintSpans(hints: readonly Hint[], glyphs: Glyphs): readonly Span[] {
  return hints.flatMap(({ keys, title }, i): Span[] => {
    const gap = span(i === 0 ? '' : '  ');
    // Without keys it is a remark.
    if (keys === '') return [gap, span(ours(title, glyphs), 'dim')];
    return [gap, span(ours(keys, glyphs), 'key'), span(` ${ours(title, glyphs)}`, 'dim')];
  });
}

function ours(text: string, glyphs: Glyphs): string {
  return glyphs.ascii ? asciiText(text) : text;
}
