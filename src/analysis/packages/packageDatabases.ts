import { resolvePath } from '../../layers/resolvePath.ts';
import type { Tree } from '../../layers/tree.ts';

/** Where the package managers keep what they know: apk's older and newer place, dpkg's, and os-release's two. */
export const apkDatabases = ['lib/apk/db/installed', 'usr/lib/apk/db/installed'] as const;
export const dpkgStatus = 'var/lib/dpkg/status';
export const dpkgInfo = 'var/lib/dpkg/info';
/** Distroless images have one file for each package here, and no `info`. */
export const dpkgStatusFolder = 'var/lib/dpkg/status.d';
export const osReleases = ['etc/os-release', 'usr/lib/os-release'] as const;

/**
 * The files of a tree that `packagesOf` wants to read: databases, lists of files, os-release; latin1. Only what is
 * there, and what two paths lead to only once.
 */
export function packageDatabases(tree: Tree): readonly string[] {
  const paths = [
    ...osReleases,
    ...apkDatabases,
    dpkgStatus,
    ...filesIn(tree, dpkgInfo, '.list'),
    ...filesIn(tree, dpkgStatusFolder, ''),
  ];
  const byNode = new Map<number, string>();
  for (const path of paths) {
    const node = resolvePath(tree, path);
    if (node >= 0 && tree.kind(node) !== 'directory' && !byNode.has(node)) byNode.set(node, path);
  }
  return [...byNode.values()];
}

function filesIn(tree: Tree, folder: string, ending: string): readonly string[] {
  const node = resolvePath(tree, folder);
  if (node < 0) return [];
  return tree
    .children(node)
    .map((child) => tree.name(child))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}
