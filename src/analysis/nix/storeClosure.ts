import type { Tree } from '../../layers/tree.ts';
import { bytesOfLatin1, latin1OfText } from '../../model/latin1.ts';
import type { Store, StorePath } from './store.ts';
import { storeNode } from './storeNode.ts';
import { ReferenceScan } from './storeReferences.ts';

/** Bytes of all store paths that these hash parts lead to, themselves included: `nix path-info -S`. Contents scanned. */
export function closureOf(store: Store, roots: Iterable<string>): number {
  const byHash = new Map<string, StorePath[]>();
  for (const path of store.paths) byHash.set(path.hash, [...(byHash.get(path.hash) ?? []), path]);
  const reached = new Set(roots);
  // contents that many paths share are followed once
  const followed = new Set<ReferenceScan>();
  let bytes = 0;
  // a set hands out what is added meanwhile
  for (const hash of reached) {
    for (const { narSize, scans } of byHash.get(hash) ?? []) {
      bytes += narSize;
      for (const scan of scans) {
        if (followed.has(scan)) continue;
        followed.add(scan);
        for (const found of scan.found) reached.add(found);
      }
    }
  }
  return bytes;
}

/** The closure of what the image itself mentions; of all its store paths when it mentions none. Contents scanned. */
export function storeClosure(tree: Tree, store: Store): number {
  const roots = rootsOf(tree, store);
  return closureOf(store, roots.size > 0 ? roots : store.hashes.all);
}

/** Hash parts in what the image runs, and in links outside of the store that lead into it. */
function rootsOf(tree: Tree, store: Store): ReadonlySet<string> {
  const { cmd = [], entrypoint = [], env, workingDir = '' } = tree.stack.image.config;
  const scan = new ReferenceScan(store.hashes);
  const hear = (bytes: Uint8Array): void => {
    scan.update(bytes);
    scan.end();
  };
  for (const text of [...entrypoint, ...cmd, ...env, workingDir]) hear(bytesOfLatin1(latin1OfText(text)));
  const inside = new Uint8Array(tree.length);
  for (const { node } of store.paths) inside[node] = 1;
  for (let node = 1; node < tree.length; node++) {
    // a parent comes before its children
    inside[node]! |= inside[tree.parent(node)]!;
    if (inside[node] === 0 && tree.has(node) && tree.kind(node) === 'symlink') hear(storeNode(tree, node).target);
  }
  return scan.found;
}
