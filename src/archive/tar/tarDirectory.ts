import { type Bytes, readAll } from '../../model/bytes.ts';
import type { Problem } from '../../model/problem.ts';
import type { Kind, TarEntry } from '../../model/tarEntry.ts';
import { archiveName, linkName } from './archiveName.ts';
import { engineError } from './engineError.ts';
import { walkTar } from './walkTar.ts';

/** One entry of an outer archive, found by its normalised name. */
export type DirectoryEntry = {
  /** latin1, without leading slash, `.` and `..` resolved. */
  readonly name: string;
  readonly kind: Kind;
  /** Where its stored body starts in the archive, and how many bytes the header promises. */
  readonly offset: number;
  readonly length: number;
  /** Link target as stored, for links. */
  readonly target?: string;
  /** The archive breaks off inside the body. */
  readonly truncated: boolean;
};

/** What a name leads to after following links: the entry, or why there is none (a clause without a full stop). */
export type Resolution = { readonly entry: DirectoryEntry } | { readonly entry?: undefined; readonly reason: string };

/** The table of contents of an outer archive. */
export type TarDirectory = {
  /** By normalised name, in the order of the archive; the last of several entries with one name wins, as in Docker. */
  readonly entries: ReadonlyMap<string, DirectoryEntry>;
  /** What is wrong with the archive itself: `truncated-archive`, `invalid-header`, `manifest-duplicate`, … */
  readonly problems: readonly Problem[];
  /** What the engine said when it gave up in the middle of the archive (docker save ends such a tar with JSON). Raw. */
  readonly engineError?: string;
  /** Follows symlinks and hard links inside the archive, at most 16. `name` as a manifest writes it. */
  resolve(name: string): Resolution;
};

const maxHops = 16;
const maxProblems = 100;
const sparseMessage = 'a file stored with holes cannot be read in place; write the archive without --sparse';

/** Room for the longest error that an engine would write behind a broken archive. */
const tailSize = 64 * 1024;

/** Reads the headers of a tar, bodies skipped. Never throws on bad data: what was read so far is returned with problems. */
export function tarDirectory(bytes: Bytes): TarDirectory {
  const entries = new Map<string, DirectoryEntry>();
  const problems: Problem[] = [];
  const walk = walkTar(bytes, {
    entry: (entry) => {
      if (entry.sparse === undefined) add(entries, problems, directoryEntry(entry, bytes.size));
      else problems.push({ severity: 'error', code: 'unsupported-layer', message: sparseMessage, path: entry.name });
    },
    problem: (problem) => problems.push(asArchiveProblem(problem)),
  });
  let ended = false;
  for (let step = walk.next(); ; step = walk.next()) {
    if (!step.done) continue;
    ended = step.value;
    break;
  }
  const said = ended ? undefined : engineError(readAll(bytes, Math.max(0, bytes.size - tailSize)));
  return {
    entries,
    problems,
    ...(said !== undefined && { engineError: said }),
    resolve: (name) => resolve(entries, archiveName(name)),
  };
}

function directoryEntry(entry: TarEntry, archiveSize: number): DirectoryEntry {
  const isLink = entry.kind === 'symlink' || entry.kind === 'hardlink';
  return {
    name: archiveName(entry.name),
    kind: entry.kind,
    offset: entry.body,
    length: entry.stored,
    ...(isLink && { target: entry.target }),
    truncated: entry.body + entry.stored > archiveSize,
  };
}

function add(entries: Map<string, DirectoryEntry>, problems: Problem[], entry: DirectoryEntry): void {
  const { name } = entry;
  // Directories come twice in honest archives; of files Docker takes the last, Podman the first.
  if (entries.has(name) && entry.kind !== 'directory' && problems.length < maxProblems) {
    const code = name === 'manifest.json' || name === 'index.json' ? 'manifest-duplicate' : 'duplicate-path';
    problems.push({
      severity: 'note',
      code,
      message: 'the archive has this file twice, the last one counts',
      path: name,
    });
  }
  entries.set(name, entry);
}

/** What cuts a layer's tar short cuts the whole archive here. */
function asArchiveProblem(problem: Problem): Problem {
  return problem.code === 'truncated-layer' ? { ...problem, code: 'truncated-archive' } : problem;
}

function resolve(entries: ReadonlyMap<string, DirectoryEntry>, name: string): Resolution {
  let entry = entries.get(name);
  for (let hops = 0; hops <= maxHops; hops++) {
    if (entry === undefined) return { reason: hops === 0 ? 'is not in the archive' : 'is a link to nothing' };
    if (entry.target === undefined) return { entry };
    entry = entries.get(linkName(entry.name, entry.target, entry.kind));
  }
  return { reason: 'is a link that leads in a circle' };
}
