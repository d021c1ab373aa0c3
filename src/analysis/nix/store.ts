import { contentVersion } from '../../layers/stack.ts';
import type { Tree } from '../../layers/tree.ts';
import { bytesOfLatin1 } from '../../model/latin1.ts';
import { storeName } from '../../model/storePath.ts';
import { storePackages } from '../packages/storePackages.ts';
import { narSize } from './narSize.ts';
import { storeNode, withAllBelow } from './storeNode.ts';
import { hashLength, ReferenceScan, StoreHashes } from './storeReferences.ts';

/** One store path: its size, and the scans that hear what it is made of. */
export type StorePath = {
  readonly node: number;
  readonly hash: string;
  readonly narSize: number;
  /** One of its own for names and link targets, one of each content, which several paths can share by hard links. */
  readonly scans: ReadonlySet<ReferenceScan>;
};

/** The store of a tree, names and link targets scanned. Whoever reads contents feeds them to `contents`. */
export type Store = {
  readonly paths: readonly StorePath[];
  readonly hashes: StoreHashes;
  /** By version that has the content, of regular files in the store. */
  readonly contents: ReadonlyMap<number, ReferenceScan>;
};

/** The store paths of a tree. */
export function storeOf(tree: Tree): Store {
  const nodes = [...storePackages(tree)].map(({ node }) => node);
  const hashes = new StoreHashes(nodes.map((node) => hashOf(tree, node)));
  const contents = new Map<number, ReferenceScan>();
  const paths = nodes.map((node) => {
    const scans = scansOf(tree, node, hashes, contents);
    return { node, hash: hashOf(tree, node), narSize: narSize(tree, node), scans };
  });
  return { paths, hashes, contents };
}

function hashOf(tree: Tree, node: number): string {
  return storeName(tree.name(node))?.hash ?? '';
}

function scansOf(tree: Tree, path: number, hashes: StoreHashes, contents: Map<number, ReferenceScan>) {
  const own = new ReferenceScan(hashes);
  const scans = new Set([own]);
  const hear = (bytes: Uint8Array): void => {
    if (bytes.length < hashLength) return;
    own.update(bytes);
    own.end();
  };
  for (const node of withAllBelow(tree, path)) {
    // the archive of a store path does not hold the path's own name
    if (node !== path) hear(bytesOfLatin1(tree.name(node)));
    const { kind, size, target } = storeNode(tree, node);
    hear(target);
    if (kind !== 'file' || size === 0) continue;
    const version = contentVersion(tree.stack, tree.version(node));
    const scan = contents.get(version) ?? new ReferenceScan(hashes);
    contents.set(version, scan);
    scans.add(scan);
  }
  return scans;
}
