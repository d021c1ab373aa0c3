import type { DiffLine } from './textDiff.ts';

/** Sixteen bytes of both sides at one place. */
export type HexRow = {
  /** Place of the first byte. */
  readonly at: number;
  /** The bytes there, fewer at the end, none behind it. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  /** Bit i: the bytes at `at + i` differ, or only one side has one. */
  readonly differs: number;
};

/** What a person sees of two contents: lines of text, else rows of bytes, else nothing but what the headers say. */
export type FileDifference =
  | { readonly kind: 'text'; readonly lines: readonly DiffLine[]; readonly cut: boolean }
  | {
      readonly kind: 'hex';
      readonly rows: readonly HexRow[];
      /** Bytes that differ, as far as was looked; `cut`: more rows than are shown. */
      readonly differing: number;
      readonly cut: boolean;
    }
  /** One side is no file, is too large, or cannot be read whole. */
  | { readonly kind: 'unread' };
