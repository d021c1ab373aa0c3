import type { Problem } from './problem.ts';

/** What was found of a layer's digests: null where there is nothing to check against, or nothing that could be read. */
export type LayerVerdict = {
  readonly position: number;
  readonly verified: boolean | null;
  readonly problems: readonly Problem[];
};
