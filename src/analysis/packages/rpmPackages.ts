import { bdbBlobs, isBdb } from './bdbBlobs.ts';
import type { Installed } from './installed.ts';
import { isNdb, ndbBlobs } from './ndbBlobs.ts';
import { RpmHeader, rpmTags } from './rpmHeader.ts';
import { sqliteBlobs } from './sqliteBlobs.ts';

/** Directories of one package; kernel-devel has some ten thousand. */
const mostFolders = 1_000_000;

/** Entries that are no package, before the rest is not worth reading. */
const mostCut = 1000;

export type RpmPackages = {
  readonly packages: readonly Installed[];
  /** Why some are missing, one clause. */
  readonly fault?: string;
};

/** The packages of an rpm database: SQLite (rpm 4.16 and newer), ndb (SUSE), Berkeley DB (up to RHEL 8). */
export function rpmPackages(database: Uint8Array): RpmPackages {
  const packages: Installed[] = [];
  // The headers of an honest database do not overlap, so they are no longer than it is.
  let left = database.length;
  let cut = 0;
  try {
    for (const blob of blobsOf(database)) {
      left -= blob.length;
      if (left < 0) throw new RangeError('its packages overlap');
      const header = RpmHeader.of(blob);
      const installed = header && packageOf(header);
      if (installed !== undefined) packages.push(installed);
      else if (++cut > mostCut) throw new RangeError('it holds no packages');
    }
  } catch (error) {
    // what a read past the end of the bytes throws
    if (!(error instanceof RangeError)) throw error;
    return { packages, fault: `the database is broken: ${error.message}` };
  }
  return cut === 0 ? { packages } : { packages, fault: 'the database is broken: entries of it are no packages' };
}

const sqliteMagic = 'SQLite format 3\0';

function blobsOf(database: Uint8Array): Iterable<Uint8Array> {
  if (Buffer.from(database.subarray(0, 16)).toString('latin1') === sqliteMagic)
    return sqliteBlobs(database, 'Packages');
  if (isNdb(database)) return ndbBlobs(database);
  if (isBdb(database)) return bdbBlobs(database);
  throw new RangeError('it is neither SQLite nor ndb nor Berkeley DB');
}

function packageOf(header: RpmHeader): Installed | undefined {
  const name = header.string(rpmTags.name);
  if (!name) return undefined;
  const epoch = header.number(rpmTags.epoch) ?? 0;
  const version = `${header.string(rpmTags.version) ?? ''}-${header.string(rpmTags.release) ?? ''}`;
  const size = header.number(rpmTags.size);
  const description = header.string(rpmTags.summary);
  const license = header.string(rpmTags.license);
  return {
    kind: 'rpm',
    name,
    version: epoch === 0 ? version : `${epoch}:${version}`,
    origin: sourceName(header.string(rpmTags.sourceRpm)) || name,
    ...(size === undefined ? {} : { recordedBytes: size }),
    ...(description ? { description } : {}),
    ...(license ? { license } : {}),
    paths: { [Symbol.iterator]: () => pathsOf(header) },
  };
}

/** `openssl` of `openssl-3.0.7-27.el9.src.rpm`: name, version and release, of which only the name has dashes. */
function sourceName(sourceRpm: string | undefined): string | undefined {
  return sourceRpm && /^(.+)-[^-]*-[^-]*\.(?:no)?src\.rpm$/.exec(sourceRpm)?.[1];
}

/** Paths are kept as a base name and the number of its directory. */
function* pathsOf(header: RpmHeader): Generator<string> {
  const folders: string[] = [];
  for (const folder of header.strings(rpmTags.directoryNames)) {
    if (folders.push(folder) === mostFolders) break;
  }
  let place = 0;
  for (const name of header.strings(rpmTags.baseNames)) {
    const folder = folders[header.number(rpmTags.directoryIndexes, place++) ?? -1];
    if (folder !== undefined) yield folder + name;
  }
}
