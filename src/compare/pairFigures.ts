import { pairClasses } from './imageComparison.ts';
import { type PairClasses, swappedClass } from './pairClassesOf.ts';
import type { PairDirectories } from './pairDirectories.ts';
import { onLeft, onRight, type PairFiles } from './pairFiles.ts';
import type { PairTable } from './pairTable.ts';
import { inRanges, type Steps } from './steps.ts';

const width = pairClasses.length;

/** Figures of all pairs that hold others, by slot and place in `pairClasses`. */
export type PairFigures = {
  count(slot: number, place: number): number;
  /** Bytes of each side. */
  left(slot: number, place: number): number;
  right(slot: number, place: number): number;
};

/** Rolls up from the last pair to the first: what lies in a pair has a larger number. */
export function* pairFigures(
  table: PairTable,
  { slot, count }: PairDirectories,
  files: PairFiles,
  { classes }: PairClasses,
): Steps<PairFigures> {
  const { length, parent, leftNode, rightNode } = table;
  const { counted } = files;
  const [leftSize, rightSize] = [files.left.size, files.right.size];
  const counts = new Uint32Array(count * width);
  const left = new Float64Array(count * width);
  const right = new Float64Array(count * width);
  const rollUp = (pair: number): void => {
    const own = slot[pair]!;
    const above = pair === 0 ? own : slot[parent[pair]!]!;
    const place = (own < 0 ? above : own) * width + classes[pair]!;
    const sides = counted[pair]!;
    if (sides & onLeft) left[place]! += leftSize[leftNode[pair]!]!;
    if (sides & onRight) right[place]! += rightSize[rightNode[pair]!]!;
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
    count: (at, place) => counts[at * width + place]!,
    left: (at, place) => left[at * width + place]!,
    right: (at, place) => right[at * width + place]!,
  };
}

/** The figures seen from the other side. */
export function mirroredFigures({ count, left, right }: PairFigures): PairFigures {
  return {
    count: (slot, place) => count(slot, swappedClass[place]!),
    left: (slot, place) => right(slot, swappedClass[place]!),
    right: (slot, place) => left(slot, swappedClass[place]!),
  };
}
