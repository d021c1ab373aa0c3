import type { PairClass } from '../compare/imageComparison.ts';
import type { Package, PackageKind, PackageReport } from './packages/packageReport.ts';

/** One package on both sides, or on one. Texts are latin1 and raw, as those of packages. */
export type PackagePair = {
  readonly kind: PackageKind;
  /** Empty for `none`. */
  readonly name: string;
  readonly left: Package | null;
  readonly right: Package | null;
};

/**
 * The packages of two images by kind and name. Several of one name (store paths) pair by version first, then in the
 * order of their versions. The largest difference comes first, `none` last: both sides sum to their images.
 */
export function packagePairs(left: PackageReport, right: PackageReport): readonly PackagePair[] {
  const others = byName(right.packages);
  const pairs: PackagePair[] = [];
  for (const [key, ours] of byName(left.packages)) {
    for (const pair of pairsOf(ours, others.get(key) ?? [])) pairs.push(pair);
    others.delete(key);
  }
  for (const theirs of others.values()) for (const pair of pairsOf([], theirs)) pairs.push(pair);
  return pairs.sort(byDifference);
}

/** Bytes that the right has more than the left. */
export function growth({ left, right }: PackagePair): number {
  return (right?.bytes ?? 0) - (left?.bytes ?? 0);
}

/** A package is the same by version, bytes and, of Nix, its store path's hash; whether its files are is the files' to say. */
export function packageClass(pair: PackagePair): PairClass {
  const { left, right } = pair;
  if (left === null) return 'only-right';
  if (right === null) return 'only-left';
  return left.version === right.version && left.path === right.path && growth(pair) === 0 ? 'same' : 'different';
}

function byName(packages: readonly Package[]): Map<string, Package[]> {
  return groupedBy(packages, ({ kind, name }) => `${kind} ${name}`);
}

function groupedBy(packages: readonly Package[], keyOf: (one: Package) => string): Map<string, Package[]> {
  const groups = new Map<string, Package[]>();
  for (const one of packages) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

function pairsOf(left: readonly Package[], right: readonly Package[]): PackagePair[] {
  const waiting = groupedBy(right.toReversed(), ({ version }) => version);
  const alone: Package[] = [];
  const pairs: PackagePair[] = [];
  for (const one of left) {
    const partner = waiting.get(one.version)?.pop();
    if (partner === undefined) alone.push(one);
    else pairs.push(pairOf(one, partner));
  }
  const rest = [...waiting.values()].flat().sort(byVersion);
  alone.sort(byVersion);
  for (let i = 0; i < Math.max(alone.length, rest.length); i++) pairs.push(pairOf(alone[i], rest[i]));
  return pairs;
}

function pairOf(left: Package | undefined, right: Package | undefined): PackagePair {
  const { kind, name } = (left ?? right)!;
  return { kind, name, left: left ?? null, right: right ?? null };
}

function byVersion(a: Package, b: Package): number {
  return a.version < b.version ? -1 : a.version > b.version ? 1 : 0;
}

function byDifference(a: PackagePair, b: PackagePair): number {
  if ((a.kind === 'none') !== (b.kind === 'none')) return a.kind === 'none' ? 1 : -1;
  const difference = Math.abs(growth(b)) - Math.abs(growth(a));
  if (difference !== 0) return difference;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;
}
