import type { PackagePair } from '../analysis/packagePairs.ts';
import type { Package } from '../analysis/packages/packageReport.ts';
import { inStore } from '../model/storePath.ts';

/**
 * The versions of a package on both sides, latin1 and raw, empty where it is not. Store paths that are one version of
 * other hashes have the beginning of theirs behind it: `2.40-66 n1b31gl6`.
 */
export function packageVersions({ left, right }: PackagePair): { readonly left: string; readonly right: string } {
  const isRehashed = left !== null && right !== null && left.version === right.version && left.path !== right.path;
  const text = (one: Package | null): string =>
    one === null ? '' : [one.version, isRehashed ? hashOf(one) : ''].filter((part) => part !== '').join(' ');
  return { left: text(left), right: text(right) };
}

function hashOf({ path }: Package): string {
  return inStore(path ?? '')?.own.hash.slice(0, 8) ?? '';
}
