import type { Tree } from '../../layers/tree.ts';
import { type StoreNode, storeNode, withAllBelow } from './storeNode.ts';

/**
 * Bytes of the archive that Nix would make of a node and all below it: what `nix path-info -s` prints of a store path.
 * Needs no contents. What Nix cannot archive (devices, pipes) counts nothing (Dolstra, The Purely Functional Software
 * Deployment Model, figure 5.2; nix `src/libutil/archive.cc`).
 */
export function narSize(tree: Tree, node: number): number {
  let bytes = stringSize('nix-archive-1'.length);
  for (const below of withAllBelow(tree, node)) {
    const own = nodeSize(storeNode(tree, below));
    if (own > 0 && below !== node) bytes += around + stringSize(tree.name(below).length);
    bytes += own;
  }
  return bytes;
}

/** A string is its length as 8 bytes, then its bytes, filled up with zeros to a multiple of 8. */
function stringSize(length: number): number {
  return 8 + Math.ceil(length / 8) * 8;
}

function tokens(...strings: readonly string[]): number {
  return strings.reduce((sum, string) => sum + stringSize(string.length), 0);
}

/** What an entry of a directory has around its name and node. */
const around = tokens('entry', '(', 'name', 'node', ')');
const directory = tokens('(', 'type', 'directory', ')');
const symlink = tokens('(', 'type', 'symlink', 'target', ')');
const regular = tokens('(', 'type', 'regular', 'contents', ')');
const executable = tokens('executable', '');

/** A node without its entries. */
function nodeSize({ kind, size, isExecutable, target }: StoreNode): number {
  if (kind === 'directory') return directory;
  if (kind === 'symlink') return symlink + stringSize(target.length);
  if (kind === 'file') return regular + (isExecutable ? executable : 0) + stringSize(size);
  return 0;
}
