import { type DiffLine, textDiff } from './textDiff.ts';

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
  | {
      readonly kind: 'text';
      readonly lines: readonly DiffLine[] /** More lines than are shown. */;
      readonly cut: boolean;
    }
  | {
      readonly kind: 'hex';
      /** Rows that differ, with one row around them. */
      readonly rows: readonly HexRow[];
      /** Bytes that differ; those that only the longer side has count. */
      readonly differing: number;
      readonly cut: boolean;
    }
  /** One side is no file, is too large, or cannot be read whole. */
  | { readonly kind: 'unread' };

/** Larger files are shown as bytes, whatever is in them. */
const largestText = 2 * 2 ** 20;
const mostLines = 20_000;
const mostRows = 4000;
const rowBytes = 16;

/** Holds the contents of two files against each other; undefined for a side that cannot be read whole. */
export function fileDifference(left: Uint8Array | undefined, right: Uint8Array | undefined): FileDifference {
  if (left === undefined || right === undefined) return { kind: 'unread' };
  const [ours, theirs] = [textOf(left), textOf(right)];
  if (ours === undefined || theirs === undefined) return hexDifference(left, right);
  const lines = textDiff(ours, theirs);
  // The line feed at the end is no line: texts that differ in nothing else are shown as bytes.
  if (lines.every(({ what }) => what === 'same' || what === 'skipped')) return hexDifference(left, right);
  return { kind: 'text', lines: lines.slice(0, mostLines), cut: lines.length > mostLines };
}

/** The text of a file; undefined for one that is binary (not UTF-8, or with NUL in it) or too large. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > largestText || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // what `fatal` throws for bytes that are no UTF-8
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function hexDifference(left: Uint8Array, right: Uint8Array): FileDifference {
  const length = Math.max(left.length, right.length);
  const rows: HexRow[] = [];
  let differing = 0;
  let next = 0;
  for (let at = 0; at < length; at += rowBytes) {
    const differs = differenceAt(left, right, at, length);
    if (differs === 0) continue;
    differing += bitsIn(differs);
    const around = Math.min(at + rowBytes, length - 1);
    for (let row = Math.max(next, at - rowBytes); row <= around && rows.length < mostRows; row += rowBytes) {
      rows.push(rowOf(left, right, row, length));
      next = row + rowBytes;
    }
  }
  return { kind: 'hex', rows, differing, cut: rows.length >= mostRows };
}

function rowOf(left: Uint8Array, right: Uint8Array, at: number, length: number): HexRow {
  const differs = differenceAt(left, right, at, length);
  // Copies, so that a row does not keep the whole file.
  return { at, left: left.slice(at, at + rowBytes), right: right.slice(at, at + rowBytes), differs };
}

function differenceAt(left: Uint8Array, right: Uint8Array, at: number, length: number): number {
  let differs = 0;
  for (let i = 0; i < rowBytes && at + i < length; i++) if (left[at + i] !== right[at + i]) differs |= 1 << i;
  return differs;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}
