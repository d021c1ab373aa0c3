import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import { growth, type PackagePair } from '../analysis/packagePairs.ts';
import type { Package } from '../analysis/packages/packageReport.ts';
import { sizeText } from '../text/bytes.ts';
import { fit, fitEnd } from '../text/fit.ts';
import { plural } from '../text/plural.ts';
import { readable } from '../text/sanitize.ts';

const most = 15;

/** The packages that differ, largest difference first, and what no package has; both sides sum to their images. */
export function* packagePairsText(facts: ComparisonFacts): Generator<string> {
  const differing = differingPackages(facts);
  if (facts.left.packages.length === 0 && facts.right.packages.length === 0) return;
  yield '\nPackages, by difference\n';
  yield lineOf(' ', '', '', 'A', 'version', 'B', 'version');
  const named = differing.filter(({ kind }) => kind !== 'none');
  const shown = named.slice(0, most);
  for (const pair of shown) {
    const { kind, left, right } = pair;
    yield lineOf(
      pairSign(pair),
      kind,
      readable(pair.name),
      sizeOf(left),
      versionOf(left),
      sizeOf(right),
      versionOf(right),
    );
  }
  const rest = named.slice(most);
  const sum = (side: 'left' | 'right'): string =>
    sizeText(rest.reduce((bytes, pair) => bytes + (pair[side]?.bytes ?? 0), 0));
  if (rest.length > 0) yield lineOf(' ', '', plural(rest.length, 'more'), sum('left'), '', sum('right'), '');
  const same = facts.packages.filter((pair) => pair.kind !== 'none' && pairSign(pair) === ' ');
  const bytes = (side: 'left' | 'right'): string =>
    sizeText(same.reduce((sum, pair) => sum + (pair[side]?.bytes ?? 0), 0));
  if (same.length > 0)
    yield lineOf(' ', '', `${plural(same.length, 'package')} the same`, bytes('left'), '', bytes('right'), '');
  const none = facts.packages.find(({ kind }) => kind === 'none');
  if (none) yield lineOf(' ', '', 'no package', sizeOf(none.left), '', sizeOf(none.right), '');
  yield lineOf(' ', '', 'the image, to the byte', sizeText(facts.left.visible), '', sizeText(facts.right.visible), '');
}

/** Pairs of different versions or bytes, `none` left in its place. */
export function differingPackages({ packages }: ComparisonFacts): readonly PackagePair[] {
  return packages.filter((pair) => pairSign(pair) !== ' ');
}

/** `<` only A, `>` only B, `~` another version or other bytes, blank the same. */
export function pairSign(pair: PackagePair): string {
  const { left, right } = pair;
  if (left === null) return '>';
  if (right === null) return '<';
  return left.version !== right.version || growth(pair) !== 0 ? '~' : ' ';
}

function sizeOf(one: Package | null): string {
  return one === null ? '' : sizeText(one.bytes);
}

function versionOf(one: Package | null): string {
  return one === null ? '' : readable(one.version);
}

function lineOf(
  sign: string,
  kind: string,
  name: string,
  a: string,
  aVersion: string,
  b: string,
  bVersion: string,
): string {
  const left = `${a.padStart(8)}  ${fit(aVersion, 20)}`;
  const right = `${b.padStart(8)}  ${fitEnd(bVersion, 28)}`;
  return `${`  ${sign} ${kind.padEnd(4)}  ${fit(name, 28)}  ${left}  ${right}`.trimEnd()}\n`;
}
