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
 * The places of a directory's rows, given by their last pairs, in the order of the tab; undefined when they stand in it
 * already. They come in byte order of their rows' names, which decides where the sort does not; links, which have no
 * bytes, stand behind the zeros.
 */
export function pairOrder(
  comparison: ImageComparison,
  shown: ShownPairs,
  ends: readonly number[],
  { sort, reversed }: Pick<PairOptions, 'sort' | 'reversed'>,
): readonly number[] | undefined {
  if (ends.length < 2 || (sort === 'name' && !reversed)) return undefined;
  const order = ends.map((_, place) => place);
  if (sort === 'name') return order.reverse();
  const keys = new Keys(ends.length);
  for (const [place, pair] of ends.entries()) keys.set(place, comparison, shown, pair, sort);
  const { weight, rank, bytes } = keys;
  order.sort((a, b) => weight[b]! - weight[a]! || rank[a]! - rank[b]! || bytes[b]! - bytes[a]! || a - b);
  return reversed ? order.reverse() : order;
}

/** What rows are ordered by, in columns. */
class Keys {
  readonly weight: Float64Array;
  readonly rank: Uint8Array;
  readonly bytes: Float64Array;

  constructor(rows: number) {
    this.weight = new Float64Array(rows);
    this.rank = new Uint8Array(rows);
    this.bytes = new Float64Array(rows);
  }

  set(row: number, comparison: ImageComparison, shown: ShownPairs, pair: number, sort: PairOptions['sort']): void {
    const { left, right } = bytesOf(comparison, shown, pair);
    const isLink = (shown.bits[pair]! & pairBits.link) !== 0;
    const isBySide = sort !== 'difference';
    this.bytes[row] = Math.max(left, right);
    this.weight[row] = isLink ? -1 : isBySide ? (sort === 'left' ? left : right) : Math.abs(right - left);
    if (isLink) this.rank[row] = ranks[comparison.class(pair)];
    else this.rank[row] = isBySide ? 0 : ranks[signOf(comparison, pair)];
  }
}
