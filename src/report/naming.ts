import { fitEnd, fitMiddle } from '../text/fit.ts';
import { harmless, readable } from '../text/sanitize.ts';

/** How what an image says is put into a sentence: harmless, and in markdown as code. */
export type Naming = {
  /** A latin1 path or name. */
  name(latin1: string): string;
  /** A raw text. */
  text(raw: string): string;
};

/** Cells of a name or text inside a sentence: either can be a megabyte. */
const width = 72;

export const plainNaming: Naming = {
  name: (latin1) => fitMiddle(readable(latin1), width),
  text: (raw) => fitEnd(harmless(raw), width),
};
