import { kindNumber } from '../layers/rows.ts';
import type { Tree } from '../layers/tree.ts';
import { inRanges, type Steps } from './steps.ts';

/** What comparisons ask of every node of a tree, in columns by node. Hard links are looked through: they are files on disk. */
export type NodeColumns = {
  /** Place in `kinds`; `absent` where the tree has no such node. */
  readonly kind: Uint8Array;
  /** The version that has the content, never a hard link; -1 where the tree has no version. */
  readonly content: Int32Array;
  /** Bytes of a regular file, by whichever of its names; 0 for all else. */
  readonly size: Float64Array;
};

export const absent = 255;

const known = new WeakMap<Tree, NodeColumns>();

/** The columns of a tree, made once. */
export function* nodeColumns(tree: Tree): Steps<NodeColumns> {
  const made = known.get(tree);
  if (made !== undefined) return made;
  const columns = {
    kind: new Uint8Array(tree.length).fill(absent),
    content: new Int32Array(tree.length).fill(-1),
    size: new Float64Array(tree.length),
  };
  yield* inRanges(0, tree.length, (from, to) => fill(tree, columns, from, to));
  // the root is a folder also when no layer names it
  if (columns.kind[0] === absent) columns.kind[0] = kindNumber.directory;
  known.set(tree, columns);
  return columns;
}

function fill(tree: Tree, columns: NodeColumns, from: number, to: number): void {
  const { layerOf, bases } = tree.stack.paths;
  let layer = 0;
  let base = 0;
  let index = tree.stack.indexes[0]!;
  for (let node = from; node < to; node++) {
    const version = tree.versions[node]!;
    if (version < 0) continue;
    // most neighbours are of one layer
    if (layerOf[version] !== layer) {
      layer = layerOf[version]!;
      base = bases[layer]!;
      index = tree.stack.indexes[layer - 1]!;
    }
    const row = index.inode[version - base]!;
    columns.kind[node] = index.kind[row]!;
    columns.content[node] = base + row;
    columns.size[node] = index.size[row]!;
  }
}
