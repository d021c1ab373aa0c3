/**
 * Work in steps of a few milliseconds: whoever runs it may let others work between two of them. `finished` runs it at
 * once, `Slices` of load/ between keys and frames.
 */
export type Steps<T> = Generator<void, T, void>;

/** Pairs or nodes of a step: they take two or three milliseconds at most. */
const stepLength = 1 << 14;

/** Does `work` for all numbers from `start` up to `end`, a range at a time. */
export function* inRanges(start: number, end: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = start; from < end; from += stepLength) {
    work(from, Math.min(from + stepLength, end));
    yield;
  }
}

/** Runs all steps and answers what came of them. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
