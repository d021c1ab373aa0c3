import type { Tree } from '../layers/tree.ts';

type Sized = { readonly node: number; readonly size: number };

/** Nodes of the largest files of a tree, largest first, at most `limit`; hard links once. */
export function largest(tree: Tree, limit: number): readonly number[] {
  if (limit <= 0) return [];
  const files: Sized[] = [];
  // What is not larger than the smallest one kept is skipped, so that a million files do not become a million objects.
  let least = 1;
  for (let node = 1; node < tree.length; node++) {
    const size = tree.size(node);
    if (size < least) continue;
    files.push({ node, size });
    if (files.length < limit * 2) continue;
    files.sort(bySize);
    files.length = limit;
    least = files.at(-1)!.size + 1;
  }
  files.sort(bySize);
  return files.slice(0, limit).map(({ node }) => node);
}

function bySize(a: Sized, b: Sized): number {
  return b.size - a.size || a.node - b.node;
}
