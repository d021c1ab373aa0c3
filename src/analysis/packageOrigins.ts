import type { SideName } from '../model/sideName.ts';
import type { PackagePair } from './packagePairs.ts';
import type { Package, PackageKind } from './packages/packageReport.ts';

/** Packages by what they were built from: openssl has libssl3 and libcrypto3. Texts are latin1 and raw. */
export type Origin = {
  readonly kind: PackageKind;
  /** Empty for `none`. */
  readonly name: string;
  /** How many packages there are on each side. */
  readonly packages: { readonly left: number; readonly right: number };
  readonly bytes: { readonly left: number; readonly right: number };
};

type Sum = {
  readonly kind: PackageKind;
  readonly name: string;
  readonly packages: { left: number; right: number };
  readonly bytes: { left: number; right: number };
};

/** Sums packages by origin: largest difference first, then by name, `none` last. */
export function packageOrigins(pairs: readonly PackagePair[]): readonly Origin[] {
  const sums = new Map<string, Sum>();
  for (const { left, right } of pairs) {
    if (left !== null) add(sums, left, 'left');
    if (right !== null) add(sums, right, 'right');
  }
  return [...sums.values()].sort(originOrder);
}

function add(sums: Map<string, Sum>, one: Package, side: SideName): void {
  const key = `${one.kind} ${one.origin}`;
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = { kind: one.kind, name: one.origin, packages: { left: 0, right: 0 }, bytes: { left: 0, right: 0 } };
    sums.set(key, sum);
  }
  sum.packages[side]++;
  sum.bytes[side] += one.bytes;
}

/** Largest difference first, then by name, `none` last. */
export function originOrder(a: Origin, b: Origin): number {
  if ((a.kind === 'none') !== (b.kind === 'none')) return a.kind === 'none' ? 1 : -1;
  const difference = Math.abs(b.bytes.right - b.bytes.left) - Math.abs(a.bytes.right - a.bytes.left);
  if (difference !== 0) return difference;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.kind < b.kind ? -1 : 1;
}
