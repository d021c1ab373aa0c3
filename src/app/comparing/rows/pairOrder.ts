import type { ImageComparison, PairClass } from '../../../compare/imageComparison.ts';
import { type PairOptions, signOf } from './pairOptions.ts';
import { pairBits, type ShownPairs } from './shownPairs.ts';

/** Bytes of a row on each side: of what is shown below it where a filter is, else of all. */
export function bytesOf(
  comparison: ImageComparison,
  { matched }: ShownPairs,
  pair: number,
): { readonly left: number; readonly right: number } {
  if (matched === undefined) return comparison.total(pair);
  return { left: matched.left[pair]!, right: matched.right[pair]! };
}

/** What a person looks for first among rows of one size: what is the same comes last. */
const ranks: { readonly [C in PairClass]: number } = {
  different: 0,
  unknown: 1,
  'moved-same': 2,
  'only-right': 3,
  'only-left': 3,
  same: 4,
};

/**
 * The last pairs of a directory's rows in the order of the tab. They come in byte order of their rows' names, which
 * decides where the sort does not; links, which have no bytes, stand behind the zeros.
 */
export function pairOrder(
  comparison: ImageComparison,
  shown: ShownPairs,
  ends: readonly number[],
  { sort, reversed }: Pick<PairOptions, 'sort' | 'reversed'>,
): readonly number[] {
  if (ends.length < 2 || (sort === 'name' && !reversed)) return ends;
  if (sort === 'name') return ends.toReversed();
  const keys = ends.map((pair) => weightsOf(comparison, shown, pair, sort));
  const order = ends.map((_, place) => place);
  order.sort((a, b) => {
    const [one, other] = [keys[a]!, keys[b]!];
    return other.weight - one.weight || one.rank - other.rank || other.bytes - one.bytes || a - b;
  });
  return (reversed ? order.reverse() : order).map((place) => ends[place]!);
}

function weightsOf(
  comparison: ImageComparison,
  shown: ShownPairs,
  pair: number,
  sort: PairOptions['sort'],
): { readonly weight: number; readonly rank: number; readonly bytes: number } {
  const { left, right } = bytesOf(comparison, shown, pair);
  const bytes = Math.max(left, right);
  if (shown.bits[pair]! & pairBits.link) return { weight: -1, rank: ranks[comparison.class(pair)], bytes };
  const rank = ranks[signOf(comparison, pair)];
  if (sort === 'difference') return { weight: Math.abs(right - left), rank, bytes };
  return { weight: sort === 'left' ? left : right, rank: 0, bytes };
}
