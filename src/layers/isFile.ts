import { kindNumber } from './rows.ts';
import type { Tree } from './tree.ts';

/** Whether a tree has a regular file at a node, by whichever of its names: hard links are files on disk. For loops. */
export function isFile(tree: Tree, node: number): boolean {
  const version = node > 0 ? tree.version(node) : -1;
  if (version < 0) return false;
  const { layerOf, bases } = tree.stack.paths;
  const layer = layerOf[version]!;
  const { kind, inode } = tree.stack.indexes[layer - 1]!;
  return kind[inode[version - bases[layer]!]!] === kindNumber.file;
}
