import { packageText } from '../../analysis/packageText.ts';
import type { Tree } from '../../layers/tree.ts';
import { storeName } from '../../model/storePath.ts';
import { plural } from '../../text/plural.ts';

const stores = ['nix/store', 'gnu/store'];
const folders = ['bin', 'usr/bin', 'sbin', 'usr/sbin', 'usr/local/bin'];
const shells = ['sh', 'bash', 'ash', 'dash', 'busybox'];
const managers = ['apk', 'apt-get', 'dpkg', 'microdnf', 'dnf', 'yum', 'rpm', 'zypper', 'pacman', 'nix'];
const libraryFolders = ['lib', 'lib64', 'usr/lib', 'usr/lib64'];

type StorePath = { readonly node: number; readonly rest: string };

/** What a file system holds, as far as its paths tell: store paths, a shell, a package manager, a libc. */
export function holds(tree: Tree): readonly string[] {
  const paths = storePaths(tree);
  const found = [
    named('shell', shellOf(tree, paths)),
    named('package manager', programOf(tree, managers, isProgram)?.replace(/.*\//, '')),
    named('libc', libcOf(tree, paths)),
  ];
  return [...(paths.length > 0 ? [storeText(tree, paths)] : []), found.join(', ')];
}

function named(what: string, found: string | undefined): string {
  return found === undefined ? `no ${what}` : `${what} ${found}`;
}

function storePaths(tree: Tree): readonly StorePath[] {
  return stores.flatMap((store) => {
    const node = tree.find(store);
    if (node < 0) return [];
    return tree.children(node).flatMap((child) => {
      const rest = storeName(tree.name(child))?.rest;
      return rest === undefined ? [] : [{ node: child, rest }];
    });
  });
}

/** `1 store path: hello-static 1.0`, `146 store paths: llvm-lib 18.1.8, python3 3.12.9 …`, largest first. */
function storeText(tree: Tree, paths: readonly StorePath[]): string {
  const largest = [...paths].sort((a, b) => tree.total(b.node) - tree.total(a.node)).slice(0, 3);
  const names = largest.map(({ rest }) => packageText(rest)).join(', ');
  return `${plural(paths.length, 'store path')}: ${names}${paths.length > largest.length ? ' …' : ''}`;
}

/** Where a shell is: `/bin/sh`, or `bash 5.2 of the store`. */
function shellOf(tree: Tree, paths: readonly StorePath[]): string | undefined {
  const usual = programOf(tree, shells, isThere);
  if (usual !== undefined) return usual;
  for (const { node, rest } of paths) {
    const folder = tree.path(node);
    if (shells.some((shell) => tree.find(`${folder}/bin/${shell}`) >= 0)) return `in ${packageText(rest)}`;
  }
  return undefined;
}

function programOf(tree: Tree, names: readonly string[], tests: typeof isThere): string | undefined {
  const places = names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  const place = places.find((path) => tests(tree, tree.find(path)));
  return place === undefined ? undefined : `/${place}`;
}

function isThere(_: Tree, node: number): boolean {
  return node >= 0;
}

/** A program of its own: busybox answers to `dpkg` and `rpm` as well, and manages no packages. */
function isProgram(tree: Tree, node: number): boolean {
  if (node < 0 || tree.kind(node) === 'hardlink') return false;
  return tree.kind(node) !== 'symlink' || !tree.entry(node).target?.endsWith('busybox');
}

function libcOf(tree: Tree, paths: readonly StorePath[]): string | undefined {
  const own = paths.find(({ rest }) => /^(?:glibc|musl)-\d/.test(rest));
  if (own) return packageText(own.rest);
  for (const folder of libraryFolders) {
    const node = tree.find(folder);
    for (const child of node < 0 ? [] : tree.children(node)) {
      const name = tree.name(child);
      if (name.startsWith('ld-musl-')) return 'musl';
      if (name.startsWith('ld-linux')) return 'glibc';
    }
  }
  return undefined;
}
