import type { Problem } from './problem.ts';

/** Bits of the `flags` column. */
export const rowFlags = {
  /** A directory that no entry names: a parent the engine has to make. */
  implied: 1,
  /** Not an entry: the path below is removed (`.wh.NAME`, or a 0/0 device). */
  whiteout: 2,
  /** A directory whose lower contents are hidden (`.wh..wh..opq`). */
  opaque: 4,
  /** The row stands for data only: its path was taken by a later entry of the same layer. A hard link may still share it. */
  replaced: 8,
} as const;

/** Bytes of a sha256. */
export const digestLength = 32;

/** What only few entries have, kept beside the columns. */
export type Extra = {
  readonly xattrs?: ReadonlyMap<string, string>;
  readonly device?: readonly [major: number, minor: number];
  readonly sparse?: readonly (readonly [offset: number, length: number])[];
  readonly stored?: number;
};

/**
 * What one layer's tar says, whiteouts included: a tree of rows in columns, the form that workers hand over without
 * copying and the cache will write (about 60 bytes an entry). Row 0 is the root; a parent comes before its children.
 */
export type LayerIndex = {
  /** Number of rows. */
  readonly length: number;
  /** Row of the directory a row lies in, also for replaced rows; -1 for the root. */
  readonly parent: Int32Array;
  /** The name (one component) of row r is `names[nameStart[r]]` to `names[nameEnd[r]]`; a link's target follows it up to `nameStart[r + 1]` (for the last row: the end). */
  readonly nameStart: Uint32Array;
  readonly nameEnd: Uint32Array;
  readonly names: Uint8Array;
  /** Place in `kinds`. */
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly mode: Uint16Array;
  readonly uid: Uint32Array;
  readonly gid: Uint32Array;
  /** Bytes of a regular file (of a hard link: of the file it shares); 0 otherwise. */
  readonly size: Float64Array;
  /** Seconds since 1970, clamped to what engines keep (0 … 2^63 ns, else 0). */
  readonly modified: Float64Array;
  /** Where the body starts in the uncompressed tar; -1 without one. */
  readonly body: Float64Array;
  /** Hard links: the row whose inode this one shares; every other row: itself. */
  readonly inode: Int32Array;
  /** sha256 of the content, `digestLength` bytes a row, where the bytes flowed anyway; empty otherwise. All zeros: not known. */
  readonly digests: Uint8Array;
  readonly extras: ReadonlyMap<number, Extra>;
  /** Entries the tar held, whiteouts included. */
  readonly entries: number;
  /** Bytes of the regular files, hard links once, replaced ones too: the layer ships them. */
  readonly bytes: number;
  readonly problems: readonly Problem[];
};

/** A tree of names in columns: of one layer's rows, or of a stack's nodes. Node 0 is the root, a parent comes before its children. */
export type Names = Pick<LayerIndex, 'parent' | 'nameStart' | 'nameEnd' | 'names'>;
