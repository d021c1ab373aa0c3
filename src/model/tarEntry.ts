/** What an entry is. Its number, where columns hold it, is the place in this list. */
export const kinds = ['file', 'directory', 'symlink', 'hardlink', 'character', 'block', 'fifo'] as const;

export type Kind = (typeof kinds)[number];

/** `length` bytes of `bytes` from `start` on. Lent: they stay what they are only until whoever handed them out goes on. */
export type LentBytes = { readonly bytes: Uint8Array; readonly start: number; readonly length: number };

/**
 * One entry of a tar archive as its headers say, before any rule of layers is applied. A reader lends one object for all
 * its entries: whoever keeps an entry copies what is wanted.
 */
export type TarEntry = {
  /** The name as stored (PAX and GNU extensions applied): a latin1 string of its bytes, not normalised. */
  readonly name: string;
  /** The same as bytes, for those who need no string. */
  readonly nameBytes: LentBytes;
  readonly kind: Kind;
  /** Link target as stored, latin1; empty for everything but links. */
  readonly target: string;
  /** The same as bytes. */
  readonly targetBytes: LentBytes;
  /** Bytes of the file as a reader would see it; 0 for everything but files. */
  readonly size: number;
  /** Permission bits with setuid, setgid and sticky, 12 bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970, with a fraction where PAX gives one. */
  readonly modified: number;
  readonly deviceMajor: number;
  readonly deviceMinor: number;
  /** SCHILY.xattr.*, names and values as latin1. */
  readonly xattrs: ReadonlyMap<string, string> | undefined;
  /** Where the first header of the entry starts in the tar. */
  readonly offset: number;
  /** Where the stored body starts in the tar, and how many bytes are stored there (differs from `size` when sparse). */
  readonly body: number;
  readonly stored: number;
  /** The data runs of a sparse file, as [offset in the file, length] pairs; the stored body is these runs one after another. */
  readonly sparse: readonly (readonly [offset: number, length: number])[] | undefined;
};
