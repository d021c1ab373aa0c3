import type { Browsing } from '../../app/state.ts';
import { stripOf } from '../../app/stripOf.ts';
import { changeSigns } from '../../model/change.ts';
import { fitMiddle } from '../../text/fit.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { ends, type Line, span } from '../span.ts';
import { toneOf } from '../theme.ts';
import { widthOf } from '../width.ts';

const leastPath = 16;

/** The row below a pane that stands alone: ` + bin/hello   33 720 B   0755 0:0   written by layer 2`. The path gives way first. */
export function rowStrip(browsing: Browsing, width: number, glyphs: Glyphs): Line {
  const strip = stripOf(browsing);
  if (strip === undefined) return [];
  const facts = strip.facts.map((fact) => `   ${shown(fact, glyphs)}`).join('');
  const path = fitMiddle(shown(strip.path, glyphs), Math.max(leastPath, width - 4 - widthOf(facts)));
  const sign = span(changeSigns[strip.class], toneOf(strip.class));
  return ends([span(' '), sign, span(` ${path}${facts}`)], [span(' ')], width);
}
