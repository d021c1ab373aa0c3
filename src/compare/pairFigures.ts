import { pairClasses, type Sides } from './imageComparison.ts';
import type { PairClasses } from './pairClassesOf.ts';
import type { PairDirectories } from './pairDirectories.ts';
import { leftBytes, type PairFiles, rightBytes } from './pairFiles.ts';
import type { PairTable } from './pairTable.ts';
import { inRanges, type Steps } from './steps.ts';

const width = pairClasses.length;

/** Figures of all pairs that hold others, by slot; lists are in the order of `pairClasses`. */
export type PairFigures = {
  countsAt(slot: number): readonly number[];
  bytesAt(slot: number): readonly Sides[];
};

/** Rolls up from the last pair to the first: what lies in a pair has a larger number. */
export function* pairFigures(
  table: PairTable,
  { slot, count }: PairDirectories,
  files: PairFiles,
  { classes }: PairClasses,
): Steps<PairFigures> {
  const { length, parent } = table;
  const counts = new Uint32Array(count * width);
  const left = new Float64Array(count * width);
  const right = new Float64Array(count * width);
  const rollUp = (pair: number): void => {
    const own = slot[pair]!;
    const above = pair === 0 ? own : slot[parent[pair]!]!;
    const place = (own < 0 ? above : own) * width + classes[pair]!;
    left[place]! += leftBytes(table, files, pair);
    right[place]! += rightBytes(table, files, pair);
    if (pair === 0) return;
    counts[above * width + classes[pair]!]!++;
    if (own < 0) return;
    for (let i = 0; i < width; i++) {
      counts[above * width + i]! += counts[own * width + i]!;
      left[above * width + i]! += left[own * width + i]!;
      right[above * width + i]! += right[own * width + i]!;
    }
  };
  yield* inRanges(0, length, (from, to) => {
    for (let done = from; done < to; done++) rollUp(length - 1 - done);
  });
  return {
    countsAt: (at) => [...counts.subarray(at * width, (at + 1) * width)],
    bytesAt: (at) => pairClasses.map((_, i) => ({ left: left[at * width + i]!, right: right[at * width + i]! })),
  };
}

/** The figures seen from the other side. */
export function mirroredFigures({ countsAt, bytesAt }: PairFigures): PairFigures {
  const [left, right] = [pairClasses.indexOf('only-left'), pairClasses.indexOf('only-right')];
  const other = (place: number): number => (place === left ? right : place === right ? left : place);
  const flipped = (sides: Sides): Sides => ({ left: sides.right, right: sides.left });
  return {
    countsAt: (slot) => countsAt(slot).map((_, place, all) => all[other(place)]!),
    bytesAt: (slot) => bytesAt(slot).map((_, place, all) => flipped(all[other(place)]!)),
  };
}
