import type { Tree } from '../layers/tree.ts';

/** How many paths of which kind a tree has. `files` are the entries that `ls` lists as files; hard links count with the links. */
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

function count(tree: Tree): Census {
  let files = 0;
  let folders = 0;
  let links = 0;
  let others = 0;
  for (let node = 1; node < tree.length; node++) {
    if (!tree.has(node)) continue;
    const kind = tree.kind(node);
    if (kind === 'file') files++;
    else if (kind === 'directory') folders++;
    else if (kind === 'symlink' || kind === 'hardlink') links++;
    else others++;
  }
  return { files, folders, links, others };
}
