import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { type Filter, filterOf } from '../../rows/filter.ts';
import { matchingNodes } from '../../rows/matchingNodes.ts';

/** `matchBits` by pair: a pair matches when its path on either side does. */
export function matchingPairs(comparison: ImageComparison, typed: string): Uint8Array | undefined {
  const filter = filterOf(typed);
  if (filter.words.length === 0) return undefined;
  const [left, right] = [matchesOf(comparison, 'left', filter), matchesOf(comparison, 'right', filter)];
  for (let pair = 0; pair < left.length; pair++) left[pair]! |= right[pair]!;
  return left;
}

function matchesOf(comparison: ImageComparison, side: 'left' | 'right', filter: Filter): Uint8Array {
  const nodes = matchingNodes(comparison[side], filter);
  const bits = new Uint8Array(comparison.length);
  const nodeOf = comparison.columns[side === 'left' ? 'leftNode' : 'rightNode'];
  for (let pair = 0; pair < bits.length; pair++) if (nodeOf[pair]! >= 0) bits[pair] = nodes[nodeOf[pair]!]!;
  return bits;
}
