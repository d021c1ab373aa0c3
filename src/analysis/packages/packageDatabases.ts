import { isFile } from '../../layers/isFile.ts';
import { resolvePath } from '../../layers/resolvePath.ts';
import type { Tree } from '../../layers/tree.ts';

/** Where the package managers keep what they know: apk's older and newer place, dpkg's, os-release's two. */
export const apkDatabases = ['lib/apk/db/installed', 'usr/lib/apk/db/installed'] as const;
export const dpkgStatus = 'var/lib/dpkg/status';
export const dpkgInfo = 'var/lib/dpkg/info';
/** Distroless images have one file for each package here, and no `info`. */
export const dpkgStatusFolder = 'var/lib/dpkg/status.d';
export const osReleases = ['etc/os-release', 'usr/lib/os-release'] as const;

/**
 * Where rpm keeps its database: older and newer systems, then ostree's; SQLite, ndb, Berkeley DB. One that was
 * converted may still lie beside the one in use, so the first counts.
 */
export const rpmDatabases = ['var/lib/rpm', 'usr/lib/sysimage/rpm', 'usr/share/rpm'].flatMap((folder) =>
  ['rpmdb.sqlite', 'Packages.db', 'Packages'].map((name) => `${folder}/${name}`),
);

/** Lists of files there are as many as packages; a hostile folder has no end of them. */
const mostLists = 100_000;

/**
 * The files of a tree that `packagesOf` wants to read: databases, lists of files, os-release; latin1. Only what is
 * there, and of two paths that lead to one file the first.
 */
export function packageDatabases(tree: Tree): readonly string[] {
  const byNode = new Map<number, string>();
  const rpm = rpmDatabases.filter((path) => isFile(tree, resolvePath(tree, path))).slice(0, 1);
  for (const path of [...osReleases, ...apkDatabases, dpkgStatus, ...rpm]) {
    const node = resolvePath(tree, path);
    if (isFile(tree, node) && !byNode.has(node)) byNode.set(node, path);
  }
  return [...byNode.values(), ...filesIn(tree, dpkgInfo, '.list'), ...filesIn(tree, dpkgStatusFolder, '')];
}

function filesIn(tree: Tree, folder: string, ending: string): readonly string[] {
  const node = resolvePath(tree, folder);
  if (node < 0) return [];
  const files = tree.children(node).filter((child) => isFile(tree, child) && tree.name(child).endsWith(ending));
  return files.slice(0, mostLists).map((child) => `${folder}/${tree.name(child)}`);
}
