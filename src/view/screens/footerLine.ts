import { footerOf } from '../../app/footer.ts';
import type { State } from '../../app/state.ts';
import { hintsLine, inputLine, noticeLine } from '../footer.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Line } from '../span.ts';

/** The last line: what is being typed, else the answer to the last key, else the keys that matter here. */
export function footerLine(state: State, glyphs: Glyphs): Line {
  const footer = footerOf(state);
  const width = state.size.columns;
  switch (footer.kind) {
    case 'hints':
      return hintsLine(footer.hints, footer.always, width, glyphs);
    case 'notice':
      return noticeLine(footer, width, glyphs);
    case 'input':
      return inputLine(footer, width, glyphs);
  }
}
