import type { ChangeClass } from '../model/change.ts';

const signs: { readonly [C in ChangeClass]: string } = {
  unchanged: ' ',
  added: '+',
  modified: '~',
  removed: '-',
  touched: '=',
  unknown: '?',
};

/** The sign of a class, the same in reports and on the screen (design.md §2). */
export function signOf(change: ChangeClass): string {
  return signs[change];
}
