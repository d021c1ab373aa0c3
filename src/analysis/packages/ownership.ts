import { childNamed, followLink } from '../../layers/resolvePath.ts';
import type { Tree } from '../../layers/tree.ts';

/** The largest databases of real images list some hundred thousand paths; a hostile one must end too. */
const mostClaims = 2_000_000;
/** Links among directories that lists name: `/bin`, `/lib64`, a few hundred of versioned folders. */
const mostLinks = 10_000;
/** PATH_MAX: nobody opens a longer one. */
const longestPath = 4096;

/** Which package, by number, each node of a tree belongs to. Who comes first keeps a path. */
export class Ownership {
  readonly #tree: Tree;
  /** Number of the package by node, -1 for none. */
  readonly #owners: Int32Array;
  /** Nodes of the directories that paths named, as written: lists name one file after another in the same one. */
  readonly #folders = new Map<string, number>([['', 0]]);
  #claims = 0;
  #links = 0;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.#owners = new Int32Array(tree.length).fill(-1);
  }

  of(node: number): number {
    return this.#owners[node]!;
  }

  /**
   * Gives a package the files at these paths. Links among the directories are followed, because a list may say
   * `/bin/ls` where `/bin` is a link to `usr/bin`; the last component is the file itself, be it a link.
   */
  claimPaths(owner: number, paths: Iterable<string>): void {
    for (const path of paths) {
      if (++this.#claims > mostClaims) return;
      this.#claim(owner, this.#nodeAt(path));
    }
  }

  /** Gives a package a node and all that is below it. */
  claimBelow(owner: number, node: number): void {
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      this.#claim(owner, next);
      open.push(...this.#tree.children(next));
    }
  }

  /**
   * The bytes of hard links stand at one of their names. Where nobody owns that one, the owner of another name gets it:
   * the bytes are what its list means.
   */
  shareHardlinks(): void {
    const tree = this.#tree;
    for (let node = 1; node < tree.length; node++) {
      const owner = this.#owners[node]!;
      if (owner < 0 || !tree.has(node) || tree.kind(node) !== 'hardlink') continue;
      const file = tree.find(tree.entry(node, '').target ?? '');
      if (file >= 0) this.#claim(owner, file);
    }
  }

  #claim(owner: number, node: number): void {
    if (node < 0 || this.#owners[node] !== -1 || this.#tree.kind(node) === 'directory') return;
    this.#owners[node] = owner;
  }

  #nodeAt(path: string): number {
    if (path.length > longestPath) return -1;
    const slash = path.lastIndexOf('/');
    const folder = this.#folderAt(path.slice(0, Math.max(0, slash)));
    const name = path.slice(slash + 1);
    if (folder < 0 || name === '' || name === '.') return folder;
    return childNamed(this.#tree, folder, name);
  }

  #folderAt(path: string): number {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const node = this.#followed(this.#nodeAt(path));
    this.#folders.set(path, node);
    return node;
  }

  #followed(node: number): number {
    if (node < 0 || this.#tree.kind(node) !== 'symlink') return node;
    return ++this.#links > mostLinks ? -1 : followLink(this.#tree, node);
  }
}
