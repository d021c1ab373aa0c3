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

const rowBytes = 16;

/** Rows that a person may look through; what is behind them is counted. */
const mostRows = 4096;
const mostLines = 20_000;

/** Texts above this are held against each other as bytes: a line diff of them would freeze the screen. */
const largestText = 4 * 2 ** 20;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Holds two contents against each other; undefined for a side that has none to read. */
export function fileDifference(left: Uint8Array | undefined, right: Uint8Array | undefined): FileDifference {
  if (left === undefined || right === undefined) return { kind: 'unread' };
  const [before, after] = [textOf(left), textOf(right)];
  if (before === undefined || after === undefined) return hexDifference(left, right);
  const lines = textDiff(before, after);
  return { kind: 'text', lines: lines.slice(0, mostLines), cut: lines.length > mostLines };
}

/** UTF-8 without NUL; undefined for all else. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > largestText || bytes.includes(0)) return undefined;
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The rows that differ, with how many bytes do. */
function hexDifference(left: Uint8Array, right: Uint8Array): FileDifference {
  const rows: HexRow[] = [];
  const length = Math.max(left.length, right.length);
  let differing = 0;
  let cut = false;
  for (let at = 0; at < length; at += rowBytes) {
    let differs = 0;
    for (let i = 0; i < rowBytes && at + i < length; i++) {
      if (left[at + i] === right[at + i]) continue;
      differs |= 1 << i;
      differing++;
    }
    if (differs === 0) continue;
    if (rows.length === mostRows) cut = true;
    else rows.push({ at, left: left.subarray(at, at + rowBytes), right: right.subarray(at, at + rowBytes), differs });
  }
  return { kind: 'hex', rows, differing, cut };
}
