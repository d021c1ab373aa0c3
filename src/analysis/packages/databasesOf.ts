import type { Tree } from '../../layers/tree.ts';
import { apkDatabases, dpkgStatus, dpkgStatusFolder, packageDatabases, rpmDatabases } from './packageDatabases.ts';
import type { PackageDatabase } from './packageReport.ts';
import { stores } from './storePackages.ts';

const kindOf: ReadonlyMap<string, PackageDatabase['kind']> = new Map([
  ...apkDatabases.map((path) => [path, 'apk'] as const),
  [dpkgStatus, 'dpkg'],
  ...rpmDatabases.map((path) => [path, 'rpm'] as const),
]);

/** The stores and databases of a tree, and why packages of one are missing: it could not be read, or rpm's is broken. */
export function databasesOf(
  tree: Tree,
  files: ReadonlyMap<string, Uint8Array>,
  rpmFault: string | undefined,
): readonly PackageDatabase[] {
  const asked = packageDatabases(tree);
  const databases = asked.flatMap((path) => {
    const kind = kindOf.get(path);
    if (kind === undefined) return [];
    const fault = files.has(path) ? (kind === 'rpm' ? rpmFault : undefined) : 'the database cannot be read whole';
    return [{ kind, path, ...(fault === undefined ? {} : { fault }) }];
  });
  const isDistroless = asked.some((path) => path.startsWith(`${dpkgStatusFolder}/`));
  return [
    ...stores.filter((store) => tree.find(store) >= 0).map((path) => ({ kind: 'nix', path }) as const),
    ...databases,
    ...(isDistroless ? [{ kind: 'dpkg', path: dpkgStatusFolder } as const] : []),
  ];
}
