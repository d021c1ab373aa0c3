import type { Bytes } from '../model/bytes.ts';

export type Runs = readonly (readonly [offset: number, length: number])[];

/** Zeros cost time and no bytes of an archive: a header can claim exabytes of them. Beyond this a file is not read. */
export const mostZeros = 2 ** 32;

/** A sparse file as a reader sees it: the stored runs at their places, zeros between. Nothing of one that is mostly claim. */
export function sparseBytes(tar: Bytes, body: number, size: number, runs: Runs): Bytes {
  const starts = storedStarts(runs, body);
  return {
    size,
    read(into, at) {
      if (size > mostZeros) return 0;
      const length = Math.max(0, Math.min(into.length, size - at));
      into.fill(0, 0, length);
      for (let i = firstRunAfter(runs, at); i < runs.length && runs[i]![0] < at + length; i++) {
        const [offset, count] = runs[i]!;
        const from = Math.max(offset, at);
        const to = Math.min(offset + count, at + length);
        if (from < to) tar.read(into.subarray(from - at, to - at), starts[i]! + from - offset);
      }
      return length;
    },
  };
}

/** Where in the tar each run is stored: one after another. */
function storedStarts(runs: Runs, body: number): Float64Array {
  const starts = new Float64Array(runs.length);
  let next = body;
  for (const [i, [, count]] of runs.entries()) {
    starts[i] = next;
    next += count;
  }
  return starts;
}

/** The first run that ends behind `at`; runs are in order. */
function firstRunAfter(runs: Runs, at: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [offset, count] = runs[middle]!;
    if (offset + count > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
