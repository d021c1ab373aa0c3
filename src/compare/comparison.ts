import type { LayerHistory } from '../layers/history.ts';
import type { Tree } from '../layers/tree.ts';
import type { Change, ChangeClass, Counts } from '../model/change.ts';

/** A reason why a path is modified, for screens and reports: `content`, `mode 0644→0755`, `type file→symlink` … Raw text. */
export type Reason = string;

/**
 * Two trees of one stack held against each other: what every screen and report shows as changes. Nodes are those of the
 * trees. Totals are rolled up once; loops read numbers.
 */
export type Comparison = {
  readonly before: Tree;
  readonly after: Tree;
  readonly length: number;
  /** What it knew about contents when it was made. */
  readonly equal: Equal;
  /** Nodes that show another version after than before, ascending; all others are unchanged or in neither tree. */
  readonly changes: LayerHistory;
  class(node: number): ChangeClass;
  /** Nodes in the directory that exist before or after, in byte order of their names. */
  children(node: number): readonly number[];
  /** How many paths below the node are of each class (the node itself not counted). Layers' figures are those of the root. */
  counts(node: number): Counts;
  /** Own bytes in the tree after; for a removed path the bytes it had before. */
  size(node: number): number;
  /** Bytes by class at and below the node; `hidden`: bytes of the tree before that are seen no more (removed, replaced or shipped again). */
  bytes(node: number): {
    readonly added: number;
    readonly modified: number;
    readonly touched: number;
    readonly hidden: number;
  };
  change(node: number): Change;
  /** Why the node is modified; empty for every other class. */
  reasons(node: number): readonly Reason[];
};

/** Whether two versions of one stack have the same content: undefined while nobody has looked. */
export type Equal = (before: number, after: number) => boolean | undefined;
