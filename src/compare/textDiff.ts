/** A line as a side has it, numbered from 1. */
export type NumberedLine = { readonly number: number; readonly text: string };

/**
 * One line of two texts held against each other. `same`: on both sides; `changed`: one in the place of the other;
 * `left`, `right`: only there; `skipped`: a run of equal lines that is left out.
 */
export type DiffLine =
  | { readonly what: 'same' | 'changed'; readonly left: NumberedLine; readonly right: NumberedLine }
  | { readonly what: 'left'; readonly left: NumberedLine }
  | { readonly what: 'right'; readonly right: NumberedLine }
  | { readonly what: 'skipped'; readonly count: number };
