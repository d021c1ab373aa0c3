import { isFile } from '../layers/isFile.ts';
import type { Tree } from '../layers/tree.ts';

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
  if (isFile(tree, node)) return 'files';
  const kind = tree.kind(node);
  if (kind === 'directory') return 'folders';
  return kind === 'symlink' || kind === 'hardlink' ? 'links' : 'others';
}

function count(tree: Tree): Census {
  const counts = { files: 0, folders: 0, links: 0, others: 0 };
  const { versions } = tree;
  for (let node = 1; node < versions.length; node++) if (versions[node]! >= 0) counts[countedAs(tree, node)]++;
  return counts;
}
