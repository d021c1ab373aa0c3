import type { PaxRecords } from './pax.ts';
import { blockSize } from './tarHeader.ts';
import { int64, numeric } from './tarNumber.ts';

/** Runs of data in a sparse file, in order: [offset in the file, length]. */
export type SparseRuns = [offset: number, length: number][];

/** Go's cap for the body of a special header and for a sparse map in blocks of its own. */
export const maxSpecialSize = 1 << 20;

/** The old GNU format keeps four runs in the header (at 386) and 21 in every block that follows while a flag says so. */
const inHeader = { start: 386, runs: 4, flag: 482 } as const;
const inExtension = { start: 0, runs: 21, flag: 504 } as const;

/**
 * Appends the runs of one block of an old GNU sparse map (typeflag `S`): the header block or an extension block.
 * Returns whether another block follows; undefined when a number is malformed.
 */
export function oldSparseBlock(
  block: Uint8Array,
  at: number,
  isHeader: boolean,
  runs: SparseRuns,
): boolean | undefined {
  const layout = isHeader ? inHeader : inExtension;
  for (let i = 0; i < layout.runs; i++) {
    const entry = at + layout.start + i * 24;
    if (block[entry] === 0) break;
    const offset = numeric(block, entry, 12);
    const length = numeric(block, entry + 12, 12);
    if (Number.isNaN(offset + length)) return undefined;
    runs.push([offset, length]);
  }
  return block[at + layout.flag]! > 0;
}

/** The size that a file of an old GNU sparse header has once its holes are filled. */
export function oldSparseSize(block: Uint8Array, at: number): number {
  return numeric(block, at + 483, 12);
}

/** Where a PAX header says that a sparse map is: among its records (0.0, 0.1), at the start of the body (1.0), nowhere. */
export function paxSparseVersion(records: PaxRecords): 'records' | 'body' | undefined {
  const major = records.get('GNU.sparse.major') ?? '';
  const minor = records.get('GNU.sparse.minor') ?? '';
  if (major === '0' && (minor === '0' || minor === '1')) return 'records';
  if (major === '1' && minor === '0') return 'body';
  if (major !== '' || minor !== '') return undefined;
  // 0.0 and 0.1 had no explicit version at first.
  return records.get('GNU.sparse.map') ? 'records' : undefined;
}

/** The runs that the records of formats 0.0 and 0.1 name; undefined when they are malformed. */
export function recordedRuns(records: PaxRecords): SparseRuns | undefined {
  const count = int64(records.get('GNU.sparse.numblocks') ?? '');
  const map = records.get('GNU.sparse.map') ?? '';
  const numbers = map === '' ? [] : map.split(',');
  return numbers.length === 2 * count ? pairs(numbers) : undefined;
}

function pairs(numbers: readonly string[]): SparseRuns | undefined {
  const runs: SparseRuns = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const offset = int64(numbers[i]!);
    const length = int64(numbers[i + 1]!);
    if (Number.isNaN(offset + length)) return undefined;
    runs.push([offset, length]);
  }
  return runs;
}

/**
 * The sparse map of PAX format 1.0: lines of decimal numbers (how many runs, then offset and length of each) at the
 * start of the body, padded to whole blocks. Fed block by block, because nothing says how long it is.
 */
export class SparseMap {
  private text = '';
  private lines = 0;
  private wanted = 1;

  /** Takes one block. `more`: another is needed; `bad`: malformed; `long`: longer than a mebibyte; else the runs. */
  push(block: Buffer, at: number): SparseRuns | 'more' | 'bad' | 'long' {
    this.text += block.toString('latin1', at, at + blockSize);
    for (let i = at; i < at + blockSize; i++) if (block[i] === 0x0a) this.lines++;
    if (this.lines < this.wanted) return this.more();
    if (this.wanted === 1) {
      const count = int64(this.text.slice(0, this.text.indexOf('\n')));
      if (!(count >= 0 && count < 2 ** 62)) return 'bad';
      this.wanted = 1 + 2 * count;
      if (this.lines < this.wanted) return this.more();
    }
    return pairs(this.text.split('\n', this.wanted).slice(1)) ?? 'bad';
  }

  private more(): 'more' | 'long' {
    return this.text.length + blockSize > maxSpecialSize ? 'long' : 'more';
  }
}

/** Whether the runs are in order, do not overlap and lie in a file of `size` bytes. */
export function runsFit(runs: SparseRuns, size: number): boolean {
  let end = 0;
  for (const [offset, length] of runs) {
    if (offset < end || length < 0) return false;
    end = offset + length;
    if (end > size) return false;
  }
  return size >= 0;
}

/** Bytes that the runs take in the archive. */
export function storedLength(runs: SparseRuns): number {
  return runs.reduce((sum, [, length]) => sum + length, 0);
}

/** The runs as far as `stored` bytes hold them, so that no reader of a hostile map leaves the body. */
export function clippedRuns(runs: SparseRuns, stored: number): SparseRuns {
  let left = stored;
  const clipped: SparseRuns = [];
  for (const [offset, length] of runs) {
    if (left <= 0) break;
    if (length > 0) clipped.push([offset, Math.min(length, left)]);
    left -= length;
  }
  return clipped;
}
