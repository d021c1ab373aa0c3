import { isFile } from '../layers/isFile.ts';
import { pathLengths } from '../layers/pathLengths.ts';
import { contentVersion, type VersionPlace, versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { type AnswerMaps, answerOf } from './answerMaps.ts';
import { hasHash } from './contentHash.ts';

/** A file somewhere in one of two trees, with all that is known of its content. */
export type KnownFile = {
  readonly node: number;
  readonly size: number;
  /** undefined: not read; null: it cannot be read whole. */
  readonly digest: string | null | undefined;
  /** Content hash and size as one number, the same for equal ones and hardly ever for others; undefined without a hash. */
  readonly hash: number | undefined;
};

/** Paths longer than any system takes are told apart by their number: hostile ones would fill the memory. */
const longestPath = 4096;

/** What is known of the file at a node, whose stack's digests are given. */
export function knownFile(tree: Tree, node: number, digests: AnswerMaps<string | null>): KnownFile {
  const version = contentVersion(tree.stack, tree.version(node));
  const place = versionPlace(tree.stack, version);
  return {
    node,
    size: place.index.size[place.row]!,
    digest: answerOf(digests, version),
    hash: hasHash(place) ? hashOf(place) : undefined,
  };
}

/** Hash and size as one number of 53 bits: hashes are a claim, not the last word. */
function hashOf({ index, row }: VersionPlace): number {
  const low = index.hashes[row * 2]! ^ Math.imul(index.size[row]! | 0, 0x9e3779b1);
  return (index.hashes[row * 2 + 1]! & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** How many files of one size lack what could rule them out. */
type Evidence = { files: number; undigested: number; unhashed: number; blank: number };

/** Several files with one content, as far as known: a list until somebody asks for the best of them. */
type Group = { readonly nodes: number[]; undigested: boolean; best?: Best };
type Best = { readonly node: number; readonly byName: ReadonlyMap<string, number> };

/** Most contents are there once: then the node alone, `~node` when its digest is not known. */
type Holders = number | Group;

/** The files of a tree in which equal contents are looked for. */
export class Candidates {
  readonly #tree: Tree;
  readonly #bySize = new Map<number, Evidence>();
  readonly #byDigest = new Map<string, Holders>();
  readonly #byHash = new Map<number, Holders>();
  #lengths: Float64Array | undefined;

  /** The tree's files that have one of the `sizes`. */
  constructor(tree: Tree, digests: AnswerMaps<string | null>, sizes: ReadonlySet<number>) {
    this.#tree = tree;
    if (sizes.size === 0) return;
    for (let node = 1; node < tree.length; node++) {
      if (!tree.has(node) || !isFile(tree, node)) continue;
      const file = knownFile(tree, node, digests);
      if (sizes.has(file.size)) this.#add(file);
    }
  }

  #add(file: KnownFile): void {
    const { size, digest, hash } = file;
    const evidence = this.#bySize.get(size) ?? { files: 0, undigested: 0, unhashed: 0, blank: 0 };
    this.#bySize.set(size, evidence);
    evidence.files++;
    if (digest === undefined) evidence.undigested++;
    // what cannot be read is equal to nothing: it needs no other evidence
    if (digest === null) return;
    if (hash === undefined) evidence.unhashed++;
    if (hash === undefined && digest === undefined) evidence.blank++;
    if (digest !== undefined) join(this.#byDigest, digest, file);
    if (hash !== undefined) join(this.#byHash, hash, file);
  }

  /** The node that holds what `file` of the other tree holds, -1 when none is known to. A name like its own is preferred, then the shortest path. */
  find(file: KnownFile, nameOf: (node: number) => string): number {
    const holders = this.#holdersOf(file);
    if (typeof holders === 'number') return holders < 0 ? ~holders : holders;
    if (holders === undefined) return -1;
    const best = (holders.best ??= this.#bestOf(holders.nodes));
    return best.byName.get(nameOf(file.node)) ?? best.node;
  }

  /** Whether a file may be equal to some of which too little is known. */
  isOpen({ size, digest, hash }: KnownFile): boolean {
    const evidence = this.#bySize.get(size);
    if (evidence === undefined || digest === null) return false;
    if (digest !== undefined) return (hash === undefined ? evidence.undigested : evidence.blank) > 0;
    return (hash === undefined ? evidence.files : evidence.unhashed) > 0;
  }

  #holdersOf({ digest, hash }: KnownFile): Holders | undefined {
    if (digest === null) return undefined;
    const read = digest === undefined ? undefined : this.#byDigest.get(digest);
    if (read !== undefined) return read;
    const claimed = hash === undefined ? undefined : this.#byHash.get(hash);
    if (digest === undefined || claimed === undefined) return claimed;
    const isOpen = typeof claimed === 'number' ? claimed < 0 : claimed.undigested;
    return isOpen ? claimed : undefined;
  }

  #bestOf(nodes: readonly number[]): Best {
    const byName = new Map<string, number>();
    let best = nodes[0]!;
    for (const node of nodes) {
      const name = this.#tree.name(node);
      const named = byName.get(name);
      if (named === undefined || this.#isBetter(node, named)) byName.set(name, node);
      if (this.#isBetter(node, best)) best = node;
    }
    return { node: best, byName };
  }

  #isBetter(node: number, than: number): boolean {
    const lengths = (this.#lengths ??= pathLengths(this.#tree.stack));
    const difference = lengths[node]! - lengths[than]!;
    if (difference !== 0) return difference < 0;
    return lengths[node]! > longestPath ? node < than : this.#tree.path(node) < this.#tree.path(than);
  }
}

function join<K>(all: Map<K, Holders>, key: K, { node, digest }: KnownFile): void {
  const others = all.get(key);
  const undigested = digest === undefined;
  if (others === undefined) all.set(key, undigested ? ~node : node);
  else if (typeof others === 'number') {
    const first = others < 0 ? ~others : others;
    all.set(key, { nodes: [first, node], undigested: undigested || others < 0 });
  } else {
    others.nodes.push(node);
    others.undigested ||= undigested;
  }
}
