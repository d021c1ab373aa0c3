import type { PairRow } from '../../app/comparing/pairRow.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Span, span } from '../span.ts';
import type { Tone } from '../theme.ts';

/** How two things stand to each other: paths, layers, packages, fields. `shared`: layers of one diff id. */
export type Standing = PairRow['class'] | 'shared';

const signs: { readonly [S in Standing]: readonly [sign: string, tone: Tone] } = {
  'only-left': ['<', 'leftName'],
  'only-right': ['>', 'rightName'],
  different: ['~', 'modified'],
  'moved-same': ['≡', 'strong'],
  shared: ['=', 'dim'],
  unknown: ['?', 'dim'],
  same: [' ', 'plain'],
};

export function isStanding(name: string): name is Standing {
  return Object.hasOwn(signs, name);
}

/** The sign in its colour; every one but `≡` is ASCII. */
export function signOf(standing: Standing, glyphs: Glyphs): Span {
  const [sign, tone] = signs[standing];
  return span(sign === '≡' ? glyphs.identical : sign, tone);
}
