import type { Kind } from './tarEntry.ts';

/** One path of a tree, for one row of a screen or report; loops read the columns instead. */
export type Entry = {
  /** latin1, no leading slash; the root is the empty string. */
  readonly path: string;
  /** `hardlink` where the tar has one. */
  readonly kind: Kind;
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modified: number;
  /** Target of a symlink as stored; path of the file that a hard link shares. latin1. */
  readonly target?: string;
  readonly xattrs?: ReadonlyMap<string, string>;
  readonly device?: readonly [major: number, minor: number];
  /** A directory that no layer names. */
  readonly implied: boolean;
  /** Position of the layer that wrote it, from 1; 0 for the root when no layer names it. */
  readonly layer: number;
};
