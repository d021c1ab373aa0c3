import { targetBytes } from '../../layers/rowEntry.ts';
import { versionPlace } from '../../layers/stack.ts';
import type { Tree } from '../../layers/tree.ts';
import { type Kind, kinds } from '../../model/tarEntry.ts';

/** What Nix sees at a node: a hard link is the file or link that it shares. */
export type StoreNode = {
  readonly kind: Kind;
  readonly size: number;
  /** Nix keeps no other bit of the mode. */
  readonly isExecutable: boolean;
  /** Of a symlink, as stored; empty otherwise. */
  readonly target: Uint8Array;
};

const none = new Uint8Array(0);

/** A node that is in the tree, as Nix sees it; the root is none. */
export function storeNode(tree: Tree, node: number): StoreNode {
  const { index, row } = versionPlace(tree.stack, tree.version(node));
  const inode = index.inode[row]!;
  const kind = kinds[index.kind[inode]!]!;
  return {
    kind,
    size: index.size[inode]!,
    isExecutable: (index.mode[inode]! & 0o100) !== 0,
    target: kind === 'symlink' ? targetBytes(index, inode) : none,
  };
}

/** A node of the tree and all below it, in no order that matters. */
export function* withAllBelow(tree: Tree, node: number): Generator<number> {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const child of tree.children(next)) waiting.push(child);
  }
}
