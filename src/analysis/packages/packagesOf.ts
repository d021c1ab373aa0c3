import { isFile } from '../../layers/isFile.ts';
import type { Tree } from '../../layers/tree.ts';
import { latin1OfBytes } from '../../model/latin1.ts';
import { apkPackages } from './apkPackages.ts';
import { databasesOf } from './databasesOf.ts';
import { distributionOf } from './distributionOf.ts';
import { distrolessPackages, dpkgPackages } from './dpkgPackages.ts';
import type { Installed } from './installed.ts';
import { Ownership } from './ownership.ts';
import { apkDatabases, rpmDatabases } from './packageDatabases.ts';
import type { Package, PackageReport } from './packageReport.ts';
import { type RpmPackages, rpmPackages } from './rpmPackages.ts';
import { storePackages } from './storePackages.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Debian in full has some 60,000 packages; a hostile database lists millions of empty ones. */
const mostListed = 100_000;

const nobody = { kind: 'none', name: '', version: '', origin: '' } as const;

/**
 * Whom the files of a tree belong to. A store path owns what is below it; else the first package that lists a path;
 * what is left belongs to `none`.
 *
 * @param files contents of `packageDatabases(tree)`; what could not be read is absent and its packages with it
 */
export function packagesOf(tree: Tree, files: Files): PackageReport {
  const ownership = new Ownership(tree);
  const found: Omit<Installed, 'paths'>[] = [];
  for (const { node, paths: _, ...stored } of storePackages(tree)) {
    ownership.claimBelow(found.push(stored) - 1, node);
  }
  const rpm = rpmIn(files);
  let listed = 0;
  for (const { paths, ...installed } of listedPackages(files, rpm)) {
    if (++listed > mostListed) break;
    ownership.claimPaths(found.push(installed) - 1, paths);
  }
  ownership.shareHardlinks();
  const packages = measured(tree, ownership, found);
  const none = packages.at(-1)!;
  const distribution = distributionOf(files);
  return {
    packages: [...packages.slice(0, -1).sort(bySize), none],
    ...(distribution === undefined ? {} : { distribution }),
    databases: databasesOf(tree, files, rpm.fault),
    ownerOf: (node) => (isOwned(tree, node) ? (packages[ownership.of(node)] ?? none) : undefined),
  };
}

function* listedPackages(files: Files, rpm: RpmPackages): Generator<Installed> {
  for (const path of apkDatabases) {
    const bytes = files.get(path);
    if (bytes !== undefined) yield* apkPackages(latin1OfBytes(bytes));
  }
  yield* dpkgPackages(files);
  yield* distrolessPackages(files);
  yield* rpm.packages;
}

function rpmIn(files: Files): RpmPackages {
  const bytes = rpmDatabases.map((path) => files.get(path)).find((found) => found !== undefined);
  return bytes === undefined ? { packages: [] } : rpmPackages(bytes);
}

/** The packages with what the tree shows of them, in the same order, and last `none`. */
function measured(tree: Tree, ownership: Ownership, found: readonly Omit<Installed, 'paths'>[]): readonly Package[] {
  const bytes = new Float64Array(found.length + 1);
  const files = new Uint32Array(found.length + 1);
  for (let node = 1; node < tree.length; node++) {
    if (!isFile(tree, node)) continue;
    const owner = ownership.of(node);
    const place = owner < 0 ? found.length : owner;
    bytes[place]! += tree.size(node);
    files[place]!++;
  }
  return [...found, nobody].map((installed, i) => ({ ...installed, bytes: bytes[i]!, files: files[i]! }));
}

function bySize(a: Package, b: Package): number {
  if (a.bytes !== b.bytes) return b.bytes - a.bytes;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return 0;
}

function isOwned(tree: Tree, node: number): boolean {
  return tree.has(node) && tree.kind(node) !== 'directory';
}
