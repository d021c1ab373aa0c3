import type { Bytes } from '../model/bytes.ts';
import type { Problem } from '../model/problem.ts';
import type { Kind } from '../model/tarEntry.ts';

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

/** Reads the headers of a tar, bodies skipped. Never throws on bad data: what was read so far is returned with problems. */
export function tarDirectory(_bytes: Bytes): TarDirectory {
  throw new Error('not built yet');
}
