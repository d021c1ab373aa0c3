import type { ImageComparison, PairClass } from '../../src/compare/imageComparison.ts';

/** What the screens draw between the two sides, by class. */
export const signs: { readonly [C in PairClass]: string } = {
  same: ' ',
  different: '~',
  'only-left': '<',
  'only-right': '>',
  'moved-same': '≡',
  unknown: '?',
};

/** What two images have of each path, as lines: `~ etc/motd content`, `≡ a | b` (and the partner), `< gone`. */
export function drawPairs(comparison: ImageComparison): string[] {
  return pairsInOrder(comparison).map((pair) => {
    const sign = signs[comparison.class(pair)];
    const reasons = comparison.reasons(pair).join(', ');
    return [sign, pathsOf(comparison, pair), partnerText(comparison, pair), reasons].filter(Boolean).join(' ');
  });
}

/** All pairs but the first, directories before what they hold, names in order. */
export function pairsInOrder(comparison: ImageComparison): number[] {
  const pairs: number[] = [];
  const open = [...comparison.children(0)].reverse();
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    pairs.push(pair);
    open.push(...[...comparison.children(pair)].reverse());
  }
  return pairs;
}

function pathsOf(comparison: ImageComparison, pair: number): string {
  const [a, b] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  const paths = [a < 0 ? [] : comparison.left.path(a), b < 0 ? [] : comparison.right.path(b)].flat();
  return [...new Set(paths)].join(' | ');
}

function partnerText(comparison: ImageComparison, pair: number): string {
  const partner = comparison.partner(pair);
  if (partner < 0) return '';
  const { left, right } = comparison;
  return comparison.isFile(pair).left ? `(right ${right.path(partner)})` : `(left ${left.path(partner)})`;
}
