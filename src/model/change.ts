import type { Entry } from './entry.ts';

/**
 * What happened to a path between two trees. `touched`: shipped again with nothing different but time.
 * `unknown`: a file of equal size and equal attributes whose contents have not been compared yet (sign `?`).
 */
export const changeClasses = ['unchanged', 'added', 'modified', 'removed', 'touched', 'unknown'] as const;

export type ChangeClass = (typeof changeClasses)[number];

/** One character for each class, the same on every screen and in every report; none that a terminal draws as an emoji. */
export const changeSigns: { readonly [C in ChangeClass]: string } = {
  unchanged: ' ',
  added: '+',
  modified: '~',
  removed: '-',
  touched: '=',
  unknown: '?',
};

export type Counts = { readonly [C in ChangeClass]: number };

/** A pair: the class and the reasons are derived from it, never stored. */
export type Change = { readonly path: string; readonly before?: Entry; readonly after?: Entry };
