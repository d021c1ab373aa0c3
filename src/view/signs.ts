import type { ChangeClass } from '../model/change.ts';

/** One character for each class: never a glyph that a terminal may draw as an emoji or two cells wide. */
export const signs: { readonly [C in ChangeClass]: string } = {
  unchanged: ' ',
  added: '+',
  modified: '~',
  removed: '-',
  touched: '=',
  unknown: '?',
};
