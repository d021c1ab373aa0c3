import { type Filter, filterOf } from '../app/rows/filter.ts';
import { graphemes } from '../text/graphemes.ts';
import { type Line, type Span, span } from './span.ts';
import type { Tone } from './theme.ts';

/** Which code units of a drawn text matched. */
export type Matches = (text: string) => ReadonlySet<number>;

const nowhere: ReadonlySet<number> = new Set();

/** What a filter's words are found at; words that must not be there are found nowhere. */
export function matchesOf(filter: string): Matches {
  const { words, foldsCase } = filterOf(filter);
  const found: Filter = { words: words.filter(({ not }) => !not), foldsCase };
  return (text) => (found.words.length === 0 ? nowhere : places(found, text));
}

function places({ words, foldsCase }: Filter, text: string): ReadonlySet<number> {
  const found = new Set<number>();
  // Unit by unit, because folding the case of a whole text may change its length.
  const units = text.split('').map((unit) => (foldsCase ? unit.toLowerCase() : unit));
  for (const word of words) {
    for (let at = 0; at + word.text.length <= units.length; at++) {
      if (units.slice(at, at + word.text.length).join('') !== word.text) continue;
      for (let i = 0; i < word.text.length; i++) found.add(at + i);
    }
  }
  return found;
}

/** The text with what matched in another tone. Never cut inside a grapheme: its width is that of the whole. */
export function markedLine(text: string, matched: ReadonlySet<number>, tone: Tone, matchTone: Tone): Line {
  if (matched.size === 0) return [span(text, tone)];
  const line: Span[] = [];
  for (const { segment, index } of graphemes(text)) {
    const isMatch = segment.split('').some((_, unit) => matched.has(index + unit));
    const own = isMatch ? matchTone : tone;
    const last = line.at(-1);
    if (last?.[1] === own) line[line.length - 1] = span(last[0] + segment, own);
    else line.push(span(segment, own));
  }
  return line;
}
