import type { Tree } from '../layers/tree.ts';
import { type StoreName, storeName } from '../model/storePath.ts';

/** Node of the left store → node of the right store that holds the same thing under another hash or version. */
export type StorePartners = ReadonlyMap<number, number>;

type StorePath = { readonly node: number; readonly own: StoreName; readonly version: string };

/** Outputs of a derivation that nixpkgs splits off (`glibc-2.40-66-bin`): each is paired with its like. */
const output = /-(bin|dev|out|lib|man|doc|devdoc|info|static|debug|dist|data)$/;

/**
 * Pairs what two stores (`nix/store`, `gnu/store`) hold by name without hash, where no name is there on both sides: first
 * those of one version, then others by version, each output with its like. Of several the first in order of version.
 */
export function storePartners(left: Tree, leftStore: number, right: Tree, rightStore: number): StorePartners {
  const partners = new Map<number, number>();
  const rightNames = new Set(namesIn(right, rightStore));
  const leftNames = new Set(namesIn(left, leftStore));
  const rest = pairBy(
    ({ own }) => own.rest,
    storePaths(left, leftStore, rightNames),
    storePaths(right, rightStore, leftNames),
    partners,
  );
  pairBy(({ own }) => packageKey(own.rest), rest.left, rest.right, partners);
  return partners;
}

type Rest = { readonly left: readonly StorePath[]; readonly right: readonly StorePath[] };

/** Pairs what has one key, in order; gives what is left over. */
function pairBy(
  keyOf: (path: StorePath) => string,
  left: readonly StorePath[],
  right: readonly StorePath[],
  into: Map<number, number>,
): Rest {
  const waiting = new Map<string, StorePath[]>();
  for (const path of right) {
    const list = waiting.get(keyOf(path));
    if (list) list.push(path);
    else waiting.set(keyOf(path), [path]);
  }
  for (const list of waiting.values()) list.reverse();
  const alone: StorePath[] = [];
  for (const path of left) {
    const partner = waiting.get(keyOf(path))?.pop();
    if (partner) into.set(path.node, partner.node);
    else alone.push(path);
  }
  return { left: alone, right: [...waiting.values()].flatMap((list) => list.reverse()) };
}

/** The paths of a store that the other store has not, lower versions first. */
function storePaths(tree: Tree, store: number, others: ReadonlySet<string>): readonly StorePath[] {
  const paths: StorePath[] = [];
  for (const node of tree.children(store)) {
    const name = tree.name(node);
    const own = others.has(name) ? undefined : storeName(name);
    if (own) paths.push({ node, own, version: nameAndVersion(own.rest).version });
  }
  // `children` are in order of their hashes, which decide where versions are equal
  // made here: an Intl.Collator takes 7 ms to load, and few images have a store
  const byVersion = new Intl.Collator('en', { numeric: true });
  return paths.sort((a, b) => byVersion.compare(a.version, b.version));
}

function namesIn(tree: Tree, directory: number): readonly string[] {
  return tree.children(directory).map((node) => tree.name(node));
}

/** Name and output without the version: `glibc/bin` of `glibc-2.40-66-bin`. */
export function packageKey(rest: string): string {
  return `${nameAndVersion(rest).name}/${output.exec(rest)?.[1] ?? ''}`;
}

/** A version begins after the first dash that no letter follows (nix `src/libstore/names.cc`, DrvName). */
function nameAndVersion(rest: string): { readonly name: string; readonly version: string } {
  const bare = rest.replace(output, '');
  const dash = bare.search(/-[^A-Za-z]/);
  return dash < 0 ? { name: bare, version: '' } : { name: bare.slice(0, dash), version: bare.slice(dash + 1) };
}
