import { pathLengths } from '../layers/pathLengths.ts';
import { kindNumber } from '../layers/rows.ts';
import type { Tree } from '../layers/tree.ts';
import { otherSide } from '../model/sideName.ts';
import { unread, unreadable } from './contentLog.ts';
import type { KnownFiles } from './knownFiles.ts';
import { NodeGroups } from './nodeGroups.ts';
import type { SoughtSizes } from './soughtSizes.ts';
import { inRanges, type Steps } from './steps.ts';

/** Paths longer than any system takes are told apart by their number: hostile ones would fill the memory. */
const longestPath = 4096;

/** What is known of one file that looks for its like: the number of its size and `contentNumber`. */
export type Sought = { size: number; content: number };

/** The best of several files with one content. */
type Best = { readonly node: number; readonly byName: ReadonlyMap<string, number> };

/** The files of a tree in which equal contents are looked for. */
export class Candidates {
  readonly #tree: Tree;
  /** By size that is sought: how many files have it, and of how many the content is not known. */
  readonly #files: Uint32Array;
  readonly #unread: Uint32Array;
  readonly #byContent: NodeGroups;
  readonly #best = new Map<number, Best>();
  #lengths: Float64Array | undefined;

  private constructor(tree: Tree, sizes: number) {
    this.#tree = tree;
    this.#files = new Uint32Array(sizes);
    this.#unread = new Uint32Array(sizes);
    this.#byContent = new NodeGroups(tree.length);
  }

  /** The files of one side that have one of the `sizes`; none when no file across seeks. */
  static *of(files: KnownFiles, sizes: SoughtSizes): Steps<Candidates> {
    const candidates = new Candidates(files.tree, sizes.length);
    if (sizes.seeks(otherSide(files.side)))
      yield* inRanges(1, files.tree.length, (from, to) => candidates.#add(files, sizes, from, to));
    return candidates;
  }

  #add(files: KnownFiles, sizes: SoughtSizes, from: number, to: number): void {
    const { kind, size } = files.columns;
    for (let node = from; node < to; node++) {
      if (kind[node] !== kindNumber.file) continue;
      const number = sizes.numberOf(files.side, node, size[node]!);
      if (number < 0) continue;
      const content = files.content(node);
      this.#files[number]!++;
      if (content === unread) this.#unread[number]!++;
      // what cannot be read is equal to nothing
      else if (content !== unreadable) this.#byContent.add(content, node);
    }
  }

  /** The node that holds what the file at `node` of the other tree holds, -1 when none is known to. Its own name is preferred, then the shortest path. */
  find({ content }: Sought, other: Tree, node: number): number {
    if (content === unread || content === unreadable) return -1;
    const group = this.#byContent.find(content);
    return group < 0 ? -1 : this.#bestIn(group, other, node);
  }

  /** Whether a file may be equal to some of which too little is known. */
  isOpen({ size, content }: Sought): boolean {
    if (content === unreadable) return false;
    return (content === unread ? this.#files : this.#unread)[size]! > 0;
  }

  /** Most contents are there once. */
  #bestIn(group: number, other: Tree, node: number): number {
    const groups = this.#byContent;
    if (groups.isSingle(group)) return groups.first(group);
    let best = this.#best.get(group);
    if (best === undefined) this.#best.set(group, (best = this.#bestOf(groups.nodes(group))));
    return best.byName.get(other.name(node)) ?? best.node;
  }

  #bestOf(nodes: Iterable<number>): Best {
    const byName = new Map<string, number>();
    let best = -1;
    for (const node of nodes) {
      const name = this.#tree.name(node);
      const named = byName.get(name);
      if (named === undefined || this.#isBetter(node, named)) byName.set(name, node);
      if (best < 0 || this.#isBetter(node, best)) best = node;
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
