import { letters, type SideName } from '../../model/sideName.ts';
import { fitMiddle } from '../../text/fit.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, type Span, span } from '../span.ts';
import type { Tone } from '../theme.ts';

export const sides: readonly SideName[] = ['left', 'right'];

export const nameTones: { readonly [S in SideName]: Tone } = { left: 'leftName', right: 'rightName' };

/** `A` in its side's colour. */
export function letter(side: SideName): Span {
  return span(letters[side], nameTones[side]);
}

/** `A  hello-nix:latest`, as the borders of the panes name an image; at most `width` cells. */
export function sideTitle(side: SideName, reference: string, width: number, glyphs: Glyphs): Line {
  return [letter(side), span('  '), span(fitMiddle(shown(reference, glyphs), width - 3), nameTones[side])];
}
