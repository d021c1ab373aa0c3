import type { PairClass } from '../../compare/imageComparison.ts';
import type { DetailLine } from '../row.ts';

/** The pane below the tabs: what is under the cursor, the left image's facts left and the right one's right, or one text over both. */
export type LowerPane = {
  /** `In short`, `the same bytes, in another place`, `only in B: layer 1`. Raw. */
  readonly title: string;
  /** The sign before the title. */
  readonly class?: PairClass;
  readonly left: readonly DetailLine[];
  readonly right: readonly DetailLine[];
  /** Below both, or instead of them. */
  readonly wide: readonly DetailLine[];
  /** Instead of `wide` in a narrow window, where two lines have to do. */
  readonly brief?: readonly DetailLine[];
};

export const nothing: LowerPane = { title: '', left: [], right: [], wide: [] };
