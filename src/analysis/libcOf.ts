import type { Tree } from '../layers/tree.ts';
import { storePackages } from './packages/storePackages.ts';
import { versionedName } from './packageText.ts';

const folders = ['lib', 'lib64', 'usr/lib', 'usr/lib64'];

/** The C library of a file system: `glibc 2.40-66` of a store, else `musl` or `glibc` by the name of its loader; null for none. */
export function libcOf(tree: Tree): string | null {
  for (const one of storePackages(tree)) if (one.name === 'glibc' || one.name === 'musl') return versionedName(one);
  for (const folder of folders) {
    const node = tree.find(folder);
    for (const child of node < 0 ? [] : tree.children(node)) {
      const name = tree.name(child);
      if (name.startsWith('ld-musl-')) return 'musl';
      if (name.startsWith('ld-linux')) return 'glibc';
    }
  }
  return null;
}
