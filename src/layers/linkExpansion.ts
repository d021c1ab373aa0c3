import { enlarged } from './nameTree.ts';
import { type PathTable, tableOf } from './pathTable.ts';
import type { PathTree } from './pathTree.ts';
import { walkPath } from './resolvePath.ts';
import type { Tree } from './tree.ts';

/** What a tree becomes when its links are looked through; columns by node. */
export type Expanded = {
  readonly paths: PathTable;
  readonly versions: Int32Array;
  /** The node of the tree that is seen there. */
  readonly real: Int32Array;
  /** Links that stay links because all the paths behind them, or on their ways, would be too many. */
  readonly left: number;
};

/** Nobody reads more paths than these; a few links to each other's folders could make as many as there are atoms. */
const fewestMore = 50_000;
const mostMoreOfEach = 4;
/** Names that are looked up on the ways of links: a hostile link can take two thousand. */
const fewestSteps = 100_000;
const mostStepsOfEach = 64;

/** Nodes and names between two pauses. */
const stride = 1 << 13;

/** No link: the other nodes lead nowhere. */
const nowhere = -1;

/** A tree while its links are looked through. */
export class LinkExpansion {
  readonly #tree: Tree;
  readonly #names: PathTree;
  #versions: Int32Array;
  #real: Int32Array;
  /** By node that was listed for a link: the node of that link; -1 for all that the tree has itself. */
  #via: Int32Array;
  /** By node of the tree that is a link: what it leads to. */
  readonly #target: Int32Array;
  readonly #isLinked: Uint8Array;
  /** Links to directories that nobody has looked into yet, by node. */
  readonly #waiting: number[] = [];
  #more: number;
  #steps: number;
  #left = 0;
  #sincePause = 0;

  constructor(tree: Tree) {
    const { length } = tree;
    this.#tree = tree;
    this.#names = tree.stack.paths.tree.copy();
    this.#versions = tree.versions.slice();
    this.#real = new Int32Array(length);
    for (let node = 0; node < length; node++) this.#real[node] = node;
    this.#via = new Int32Array(length).fill(nowhere);
    this.#target = new Int32Array(length).fill(nowhere);
    this.#isLinked = tree.stack.paths.isLinked.slice();
    this.#more = Math.max(fewestMore, mostMoreOfEach * length);
    this.#steps = Math.max(fewestSteps, mostStepsOfEach * length);
  }

  *run(): Generator<void, void, void> {
    for (let node = 1; node < this.#tree.length; node++) {
      if (this.#isSymlink(node)) this.#target[node] = this.#follow(node);
      if (this.#isPauseDue()) yield;
    }
    for (let node = 1; node < this.#tree.length; node++) {
      if (this.#target[node]! >= 0) this.#show(node, node);
      if (this.#isPauseDue()) yield;
    }
    // what is listed for one link may hold others: they are appended while this runs
    for (let next = 0; next < this.#waiting.length; next++) {
      yield* this.#lookInto(this.#waiting[next]!);
      if (this.#isPauseDue()) yield;
    }
  }

  finish(): Expanded {
    const { length } = this.#names;
    const { paths } = this.#tree.stack;
    const firstVersion = enlarged(paths.firstVersion.slice(0, paths.length), length + 1);
    firstVersion.fill(paths.firstVersion[paths.length]!, paths.length);
    return {
      paths: tableOf({ ...columnsOf(paths), length, tree: this.#names, firstVersion, isLinked: this.#isLinked }),
      versions: this.#versions.slice(0, length),
      real: this.#real.slice(0, length),
      left: this.#left,
    };
  }

  #isSymlink(node: number): boolean {
    return this.#tree.versions[node]! >= 0 && this.#tree.kind(node) === 'symlink';
  }

  /** Where a link of the tree leads. */
  #follow(node: number): number {
    const target = this.#tree.entry(node, '').target ?? '';
    if (target === '') return nowhere;
    if (this.#steps <= 0) {
      this.#left++;
      return nowhere;
    }
    const end = walkPath(this.#tree, target, this.#tree.parent(node));
    this.#walked(end.steps);
    return end.ahead.length === 0 ? end.node : nowhere;
  }

  /** Shows at `node` what the tree has at `real`; a link as what it leads to. */
  #show(node: number, real: number): void {
    const target = this.#target[real]!;
    const isDirectory = target >= 0 && this.#tree.kind(target) === 'directory';
    if (isDirectory) this.#waiting.push(node);
    this.#place(node, target < 0 || isDirectory ? real : target);
  }

  #place(node: number, real: number): void {
    const version = this.#tree.versions[real]!;
    this.#versions[node] = version;
    this.#real[node] = real;
    if (node !== real) this.#isLinked[version] = 1;
  }

  /** Lists for a link all that the directory holds to which it leads. */
  *#lookInto(link: number): Generator<void, void, void> {
    const target = this.#target[this.#real[link]!]!;
    if (this.#isAround(target, link)) return;
    const more = this.#tree.count(target);
    if (more > this.#more || this.#steps <= 0) {
      this.#left++;
      return;
    }
    this.#more -= more;
    this.#place(link, target);
    yield* this.#list(link, target);
  }

  *#list(link: number, target: number): Generator<void, void, void> {
    const { directories } = this.#tree.stack.paths;
    const open = [link, target];
    for (let real = open.pop(); real !== undefined; real = open.pop()) {
      const directory = open.pop()!;
      for (const child of directories.members(real)) {
        if (this.#tree.versions[child]! < 0) continue;
        const node = this.#nodeFor(directory, child);
        this.#via[node] = link;
        this.#show(node, child);
        if (this.#target[child]! < 0 && directories.slot[child]! >= 0) open.push(node, child);
        if (this.#isPauseDue()) yield;
      }
    }
  }

  /** The node in `directory` that has the name of another one: one that the table knows, or a new one. */
  #nodeFor(directory: number, named: number): number {
    const { names, nameStart, nameEnd } = this.#tree.stack.paths.tree;
    const [start, end] = [nameStart[named]!, nameEnd[named]!];
    const known = this.#names.find(directory, names, start, end);
    if (known >= 0) return known;
    const node = this.#names.append(directory, names, start, end);
    if (node === this.#versions.length) {
      this.#versions = enlarged(this.#versions, node * 2);
      this.#real = enlarged(this.#real, node * 2);
      this.#via = enlarged(this.#via, node * 2);
    }
    return node;
  }

  #walked(steps: number): void {
    this.#steps -= steps;
    this.#sincePause += steps;
  }

  #isPauseDue(): boolean {
    if (++this.#sincePause < stride) return false;
    this.#sincePause = 0;
    return true;
  }

  /** Whether a link leads to a directory that it lies in, really or by the links through which it is seen. */
  #isAround(target: number, link: number): boolean {
    for (let at = link; at >= 0; at = this.#via[at]!) {
      let above = this.#real[this.#names.parent[at]!]!;
      // a parent has a smaller number than its children
      for (; above > target; above = this.#tree.parent(above)) this.#walked(1);
      if (above === target) return true;
    }
    return false;
  }
}

/** A table's columns without what is made of them. */
function columnsOf({ length, tree, firstVersion, versions, traits, layerOf, nodeOf, isLinked, bases }: PathTable) {
  return { length, tree, firstVersion, versions, traits, layerOf, nodeOf, isLinked, bases };
}
