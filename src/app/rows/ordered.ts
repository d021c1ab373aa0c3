import type { Comparison } from '../../compare/comparison.ts';
import { changeClasses } from '../../model/change.ts';
import { kindOf, type RowOptions, shownClass } from './rowOptions.ts';
import { type ShownNodes, shownBits } from './shownNodes.ts';

/** What a person looks for first when sorting by change. */
const ranks = { added: 0, modified: 1, removed: 2, unknown: 3, touched: 5, unchanged: 6 } as const;
const rankOfChangesBelow = 4;

/**
 * The places of a directory's rows, given by their last nodes, in the order of the pane; undefined when they stand in it
 * already. They come in byte order of their rows' names, which decides where the sort does not: sizes largest first,
 * then zeros, then links, which have no size.
 */
export function ordered(
  comparison: Comparison,
  shown: ShownNodes,
  ends: readonly number[],
  { sort, reversed }: Pick<RowOptions, 'sort' | 'reversed'>,
): readonly number[] | undefined {
  if (ends.length < 2 || (sort === 'name' && !reversed)) return undefined;
  const order = ends.map((_, place) => place);
  if (sort === 'name') return order.reverse();
  const weights = ends.map((node) => (shown.bits[node]! & shownBits.link ? -1 : shown.bytes[node]!));
  const places = ends.map((node) => (sort === 'change' ? rankOf(comparison, node) : 0));
  order.sort((a, b) => places[a]! - places[b]! || weights[b]! - weights[a]! || a - b);
  return reversed ? order.reverse() : order;
}

function rankOf(comparison: Comparison, node: number): number {
  const own = shownClass(comparison, node);
  if (own !== 'unchanged' || kindOf(comparison, node) !== 'directory') return ranks[own];
  const counts = comparison.counts(node);
  return changeClasses.some((one) => one !== 'unchanged' && one !== 'touched' && counts[one] > 0)
    ? rankOfChangesBelow
    : ranks.unchanged;
}
