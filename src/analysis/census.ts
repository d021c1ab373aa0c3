import { isFile } from '../layers/isFile.ts';
import type { Tree } from '../layers/tree.ts';
import { type Kind, kinds } from '../model/tarEntry.ts';

/**
 * How many paths of which kind a tree has. `files` are regular files by all of their names: a hard link to one is a file
 * like the first name. `links` are symlinks, other names of symlinks, and hard links that name nothing.
 */
export type Census = {
  readonly files: number;
  readonly folders: number;
  readonly links: number;
  readonly others: number;
};

const known = new WeakMap<Tree, Census>();

/** Counts a tree's paths below the root. Counted once per tree. */
export function census(tree: Tree): Census {
  let counts = known.get(tree);
  if (counts === undefined) {
    counts = count(tree);
    known.set(tree, counts);
  }
  return counts;
}

/** As what a path that the tree has is counted. */
export function countedAs(tree: Tree, node: number): keyof Census {
  return isFile(tree, node) ? 'files' : ofKind(tree.kind(node));
}

function ofKind(kind: Kind): keyof Census {
  if (kind === 'file') return 'files';
  if (kind === 'directory') return 'folders';
  return kind === 'symlink' || kind === 'hardlink' ? 'links' : 'others';
}

function count(tree: Tree): Census {
  const { versions, stack } = tree;
  const { layerOf, bases, isLinked } = stack.paths;
  const kindOf = stack.indexes.map(({ kind }) => kind);
  const counts = { files: 0, folders: 0, links: 0, others: 0 };
  const byKind = new Uint32Array(kinds.length);
  for (let node = 1; node < versions.length; node++) {
    const version = versions[node]!;
    if (version < 0) continue;
    const layer = layerOf[version]!;
    // what hard links share is a matter of the tree, all else of its row
    if (isLinked[version] === 1) counts[countedAs(tree, node)]++;
    else byKind[kindOf[layer - 1]![version - bases[layer]!]!]!++;
  }
  for (const [number, kind] of kinds.entries()) counts[ofKind(kind)] += byKind[number]!;
  return counts;
}
