import type { ImageComparison, PairClass } from '../compare/imageComparison.ts';
import { sizeText } from '../text/bytes.ts';
import { cells, fitEnd, fitMiddle } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { harmless, readable } from '../text/sanitize.ts';
import { bytePathsOf, pathsOf } from './differences.ts';
import { type Differing, largestDifferences } from './largestDifferences.ts';
import { lineWidth } from './widths.ts';

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
  for (const pair of pairs) yield* linesOf(comparison, pair);
  if (count > pairs.length) yield `  and ${plural(count - pairs.length, 'more path')}: --format json has all\n`;
}

/** What differs in it stands behind the path, or below a long one. */
function* linesOf(comparison: ImageComparison, { pair }: Differing): Generator<string> {
  const { left, right } = pathsOf(comparison, pair);
  const size = comparison.size(pair);
  const sizes = `${sizeOf(left, size.left)}  ${sizeOf(right, size.right)}`;
  const sign = pairSigns[comparison.class(pair)];
  const line = `  ${sign} ${sizes}  ${nameText(comparison, pair)}`;
  const why = whyText(comparison, pair);
  if (why === '') yield `${line}\n`;
  else if (cells(line) + 3 + cells(why) <= lineWidth) yield `${line}   ${why}\n`;
  else yield `${line}\n${' '.repeat(24)}${fitEnd(why, lineWidth - 24)}\n`;
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
  return reasons.length === 0 ? '' : `(${reasons.slice(0, 8).map(harmless).join(', ')})`;
}
