import type { SideName } from '../model/sideName.ts';
/** A version of the left stack and one of the right, both those that have the content (never hard links). */
export type AcrossPair = { readonly left: number; readonly right: number };

/**
 * What must be read to know more: pairs, to be compared byte by byte, and versions of each side whose digest is wanted
 * because they may be equal to any of several.
 */
export type ContentQuestions = {
  readonly pairs: readonly AcrossPair[];
  readonly left: readonly number[];
  readonly right: readonly number[];
};

/** What reading said. A digest is null when the content cannot be read whole: it is equal to nothing. */
export type ContentAnswer =
  | { readonly kind: 'pair'; readonly left: number; readonly right: number; readonly same: boolean }
  | {
      readonly kind: 'digest';
      readonly side: SideName;
      readonly version: number;
      readonly digest: string | null;
    };
