import { packageManagerOf, shellOf, type Tool } from '../../analysis/imageTools.ts';
import { libcOf } from '../../analysis/libcOf.ts';
import { type StorePackage, storePackages } from '../../analysis/packages/storePackages.ts';
import { packageText, versionedName } from '../../analysis/packageText.ts';
import type { Tree } from '../../layers/tree.ts';
import { inStore } from '../../model/storePath.ts';
import { plural } from '../../text/plural.ts';
import { readable } from '../../text/sanitize.ts';

/** What a file system holds, as far as its paths tell: store paths, a shell, a package manager, a libc. */
export function holds(tree: Tree): readonly string[] {
  const stored = [...storePackages(tree)];
  const manager = packageManagerOf(tree);
  const found = [
    named('shell', shellText(shellOf(tree))),
    named('package manager', manager?.path.replace(/.*\//s, '') ?? null),
    named('libc', libcOf(tree)),
  ];
  return [...(stored.length > 0 ? [storeText(tree, stored)] : []), found.join(', ')];
}

function named(what: string, found: string | null): string {
  return found === null ? `no ${what}` : `${what} ${found}`;
}

/** Where a shell is: `/bin/sh`, or `in bash 5.2` of the store. */
function shellText(shell: Tool | null): string | null {
  if (shell === null) return null;
  const store = inStore(shell.path);
  return store ? `in ${packageText(store.own.rest)}` : readable(`/${shell.path}`);
}

/** `1 store path: hello-static 1.0`, `146 store paths: llvm-lib 18.1.8, python3 3.12.9 …`, largest first. */
function storeText(tree: Tree, stored: readonly StorePackage[]): string {
  const largest = [...stored].sort((a, b) => tree.total(b.node) - tree.total(a.node)).slice(0, 3);
  const names = largest.map(versionedName).join(', ');
  return `${plural(stored.length, 'store path')}: ${names}${stored.length > largest.length ? ' …' : ''}`;
}
