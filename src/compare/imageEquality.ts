import type { Stack } from '../layers/stack.ts';

/** A version of the left stack and one of the right, both those that have the content (never hard links). */
export type AcrossPair = { readonly left: number; readonly right: number };

/** Whether the contents of a version of the left and one of the right stack are equal; undefined: nobody has looked. */
export type EqualAcross = (left: number, right: number) => boolean | undefined;

/**
 * What must be read to know more: pairs, to be compared byte by byte, and versions of each side whose digest is wanted
 * because they may be equal to any of several.
 */
export type ContentQuestions = {
  readonly pairs: readonly AcrossPair[];
  readonly left: readonly number[];
  readonly right: readonly number[];
};

/** What reading said. A digest (`sha256:…`) is null when the content cannot be read whole: it is equal to nothing. */
export type ContentAnswer =
  | { readonly kind: 'pair'; readonly left: number; readonly right: number; readonly same: boolean }
  | {
      readonly kind: 'digest';
      readonly side: 'left' | 'right';
      readonly version: number;
      readonly digest: string | null;
    };

/** What is known about the contents of two images: a value, answers make a new one. */
export type ImageEquality = {
  readonly left: Stack;
  readonly right: Stack;
};

export declare function noImageEquality(left: Stack, right: Stack): ImageEquality;
export declare function withContentAnswers(equality: ImageEquality, answers: readonly ContentAnswer[]): ImageEquality;
export declare function equalAcross(equality: ImageEquality): EqualAcross;
