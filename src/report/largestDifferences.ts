import type { ImageComparison } from '../compare/imageComparison.ts';
import { differences, isFolder, isLeftFile } from './differences.ts';

export type Differing = { readonly pair: number; readonly bytes: number };

/** What differs most in bytes: at most `limit` pairs of files, largest first, and how many differ in all. */
export function largestDifferences(
  comparison: ImageComparison,
  limit: number,
): { readonly pairs: readonly Differing[]; readonly count: number } {
  const kept: Differing[] = [];
  let count = 0;
  let least = 0;
  for (const pair of differences(comparison)) {
    if (isFolder(comparison, pair) || isOtherEnd(comparison, pair)) continue;
    count++;
    const bytes = bytesOf(comparison, pair);
    if (kept.length >= limit && bytes <= least) continue;
    kept.push({ pair, bytes });
    if (kept.length < limit * 2) continue;
    cut(kept, limit);
    least = kept.at(-1)!.bytes;
  }
  cut(kept, limit);
  return { pairs: kept, count };
}

/** Of what stands in place by its other end: the left file names its partner, and the row of that one says nothing new. */
function isOtherEnd(comparison: ImageComparison, pair: number): boolean {
  if (comparison.class(pair) !== 'moved-same' || isLeftFile(comparison, pair)) return false;
  const partner = comparison.pairOfLeft(comparison.partner(pair));
  return comparison.class(partner) === 'moved-same' && comparison.partner(partner) === comparison.rightNode(pair);
}

/** What a pair adds or takes; of a file of the same size, how large it is. */
function bytesOf(comparison: ImageComparison, pair: number): number {
  const { left, right } = comparison.size(pair);
  return comparison.class(pair) === 'moved-same' ? Math.max(left, right) : Math.abs(right - left);
}

/** The order of what is as large as another stays that of the paths. */
function cut(kept: Differing[], limit: number): void {
  kept.sort((a, b) => b.bytes - a.bytes);
  kept.length = Math.min(kept.length, limit);
}
