import type { ImageComparison, PairClass } from '../compare/imageComparison.ts';
import { sizeText } from '../text/bytes.ts';
import { fitMiddle } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { harmless, readable } from '../text/sanitize.ts';
import { bytePathsOf, pathsOf } from './differences.ts';
import { type Differing, largestDifferences } from './largestDifferences.ts';

const most = 15;

export const pairSigns: { readonly [C in PairClass]: string } = {
  same: ' ',
  different: '~',
  'only-left': '<',
  'only-right': '>',
  'moved-same': '≡',
  unknown: '?',
};

/** The files that differ, largest difference first. */
export function* differencesText(comparison: ImageComparison): Generator<string> {
  const { pairs, count } = largestDifferences(comparison, most);
  if (count === 0) return;
  yield '\nFiles, by difference\n';
  yield `           A         B\n`;
  for (const pair of pairs) yield lineOf(comparison, pair);
  if (count > pairs.length) yield `  and ${plural(count - pairs.length, 'more path')}: --format json has all\n`;
}

function lineOf(comparison: ImageComparison, { pair }: Differing): string {
  const { left, right } = pathsOf(comparison, pair);
  const size = comparison.size(pair);
  const sizes = `${sizeOf(left, size.left)}  ${sizeOf(right, size.right)}`;
  const sign = pairSigns[comparison.class(pair)];
  return `  ${sign} ${sizes}  ${nameText(comparison, pair)}${whyText(comparison, pair)}\n`;
}

function sizeOf(path: string | null, bytes: number): string {
  return (path === null ? '' : sizeText(bytes)).padStart(8);
}

/** The path, and the other side's where that is another one. */
function nameText(comparison: ImageComparison, pair: number): string {
  const paths = bytePathsOf(comparison, pair);
  if (paths.left === null || paths.right === null || paths.left === paths.right)
    return named(paths.left ?? paths.right ?? '');
  const sign = comparison.class(pair) === 'moved-same' ? '≡' : '|';
  return `A ${named(paths.left)} ${sign} B ${named(paths.right)}`;
}

function named(path: string): string {
  return fitMiddle(readable(path), 72);
}

function whyText(comparison: ImageComparison, pair: number): string {
  const reasons = comparison.reasons(pair);
  return reasons.length === 0 ? '' : `   (${reasons.slice(0, 8).map(harmless).join(', ')})`;
}
