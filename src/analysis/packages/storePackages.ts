import type { Tree } from '../../layers/tree.ts';
import { storeName } from '../../model/storePath.ts';
import { packageOf } from '../packageText.ts';
import type { Installed } from './installed.ts';

/** Nix's store and Guix's. */
export const stores = ['nix/store', 'gnu/store'] as const;

/** A store path is a package by its name alone: everything below it is its own. */
export type StorePackage = Installed & { readonly node: number };

/** The store paths of a tree. */
export function* storePackages(tree: Tree): Generator<StorePackage> {
  for (const store of stores) {
    const folder = tree.find(store);
    for (const node of folder < 0 ? [] : tree.children(folder)) {
      const own = storeName(tree.name(node));
      if (own === undefined) continue;
      const { name, version } = packageOf(own.rest);
      yield { kind: 'nix', name, version, origin: name, path: tree.path(node), paths: [], node };
    }
  }
}
