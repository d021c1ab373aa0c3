import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { finished, inRanges, type Steps } from '../../../compare/steps.ts';
import { filterOf } from '../../rows/filter.ts';
import { findingNodes } from '../../rows/matchingNodes.ts';

/** `matchBits` by pair: a pair matches when its path on either side does. Undefined: the filter has no words. */
export function matchingPairs(comparison: ImageComparison, typed: string): Uint8Array | undefined {
  return finished(findingPairs(comparison, typed));
}

/** The same in steps, so that keys and frames come between them. */
export function* findingPairs(comparison: ImageComparison, typed: string): Steps<Uint8Array | undefined> {
  const filter = filterOf(typed);
  if (filter.words.length === 0) return undefined;
  const left = yield* findingNodes(comparison.left, filter);
  const right = yield* findingNodes(comparison.right, filter);
  const { leftNode, rightNode } = comparison.columns;
  const bits = new Uint8Array(comparison.length);
  yield* inRanges(0, bits.length, (from, to) => {
    for (let pair = from; pair < to; pair++) {
      const [one, other] = [leftNode[pair]!, rightNode[pair]!];
      bits[pair] = (one < 0 ? 0 : left[one]!) | (other < 0 ? 0 : right[other]!);
    }
  });
  return bits;
}
