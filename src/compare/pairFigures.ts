import { pairClasses, type Sides } from './imageComparison.ts';
import type { PairClasses } from './pairClassesOf.ts';
import type { PairDirectories } from './pairDirectories.ts';
import type { PairFiles } from './pairFiles.ts';
import type { PairTable } from './pairTable.ts';

const width = pairClasses.length;

/** Figures of all pairs that hold others, by slot; lists are in the order of `pairClasses`. */
export type PairFigures = {
  countsAt(slot: number): readonly number[];
  bytesAt(slot: number): readonly Sides[];
};

/** Rolls up from the last pair to the first: what lies in a pair has a larger number. */
export function pairFigures(
  { length, parent }: PairTable,
  { slot, count }: PairDirectories,
  { leftBytes, rightBytes }: PairFiles,
  { classes }: PairClasses,
): PairFigures {
  const counts = new Uint32Array(count * width);
  const left = new Float64Array(count * width);
  const right = new Float64Array(count * width);
  for (let pair = length - 1; pair >= 0; pair--) {
    const own = slot[pair]!;
    const above = pair === 0 ? own : slot[parent[pair]!]!;
    const place = (own < 0 ? above : own) * width + classes[pair]!;
    left[place]! += leftBytes[pair]!;
    right[place]! += rightBytes[pair]!;
    if (pair === 0) break;
    counts[above * width + classes[pair]!]!++;
    if (own < 0) continue;
    for (let i = 0; i < width; i++) {
      counts[above * width + i]! += counts[own * width + i]!;
      left[above * width + i]! += left[own * width + i]!;
      right[above * width + i]! += right[own * width + i]!;
    }
  }
  return {
    countsAt: (at) => [...counts.subarray(at * width, (at + 1) * width)],
    bytesAt: (at) => pairClasses.map((_, i) => ({ left: left[at * width + i]!, right: right[at * width + i]! })),
  };
}
