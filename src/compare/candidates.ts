import { pathLengths } from '../layers/pathLengths.ts';
import { kindNumber } from '../layers/rows.ts';
import type { Tree } from '../layers/tree.ts';
import { unread, unreadable } from './contentLog.ts';
import { type KnownFiles, noHash } from './knownFiles.ts';
import { NodeGroups } from './nodeGroups.ts';
import type { NumberTable } from './numberTable.ts';
import { inRanges, type Steps } from './steps.ts';

/** Paths longer than any system takes are told apart by their number: hostile ones would fill the memory. */
const longestPath = 4096;

/** What is known of one file that looks for its like: its size, `contentNumber` and `hash`. */
export type Sought = { size: number; content: number; hash: number };

/** The best of several files with one content. */
type Best = { readonly node: number; readonly byName: ReadonlyMap<string, number> };

/** The files of a tree in which equal contents are looked for. */
export class Candidates {
  readonly #tree: Tree;
  /** Sizes that are sought; the columns behind say how many files of one lack what could rule them out. */
  readonly #sizes: NumberTable;
  readonly #files: Uint32Array;
  readonly #undigested: Uint32Array;
  readonly #unhashed: Uint32Array;
  readonly #blank: Uint32Array;
  readonly #byContent: NodeGroups;
  readonly #byHash: NodeGroups;
  readonly #best = new Map<NodeGroups, Map<number, Best>>();
  #lengths: Float64Array | undefined;

  private constructor(tree: Tree, sizes: NumberTable) {
    this.#tree = tree;
    this.#sizes = sizes;
    const column = (): Uint32Array => new Uint32Array(sizes.length);
    [this.#files, this.#undigested, this.#unhashed, this.#blank] = [column(), column(), column(), column()];
    this.#byContent = new NodeGroups(tree.length);
    this.#byHash = new NodeGroups(tree.length);
  }

  /** The tree's files that have one of the `sizes`. */
  static *of(files: KnownFiles, sizes: NumberTable): Steps<Candidates> {
    const candidates = new Candidates(files.tree, sizes);
    if (sizes.length > 0) {
      yield* inRanges(1, files.tree.length, (from, to) => {
        for (let node = from; node < to; node++) candidates.#add(files, node);
      });
    }
    return candidates;
  }

  #add(files: KnownFiles, node: number): void {
    if (files.columns.kind[node] !== kindNumber.file) return;
    const size = this.#sizes.find(files.size(node));
    if (size < 0) return;
    const content = files.content(node);
    const hash = files.hash(node);
    this.#files[size]!++;
    if (content === unread) this.#undigested[size]!++;
    // what cannot be read is equal to nothing: it needs no other evidence
    if (content === unreadable) return;
    if (hash === noHash) this.#unhashed[size]!++;
    if (hash === noHash && content === unread) this.#blank[size]!++;
    if (content !== unread) this.#byContent.add(content, node, false);
    if (hash !== noHash) this.#byHash.add(hash, node, content === unread);
  }

  /** The node that holds what the file at `node` of the other tree holds, -1 when none is known to. Its own name is preferred, then the shortest path. */
  find({ content, hash }: Sought, other: Tree, node: number): number {
    if (content === unreadable || (content === unread && hash === noHash)) return -1;
    const read = content === unread ? -1 : this.#byContent.find(content);
    if (read >= 0) return this.#bestIn(this.#byContent, read, other, node);
    const claimed = hash === noHash ? -1 : this.#byHash.find(hash);
    if (claimed < 0) return -1;
    // a digest that is known decides, unless some of the others have none
    return content === unread || this.#byHash.isOpen(claimed) ? this.#bestIn(this.#byHash, claimed, other, node) : -1;
  }

  /** Whether a file may be equal to some of which too little is known. */
  isOpen({ size, content, hash }: Sought): boolean {
    const place = this.#sizes.find(size);
    if (place < 0 || content === unreadable) return false;
    if (content !== unread) return (hash === noHash ? this.#undigested : this.#blank)[place]! > 0;
    return (hash === noHash ? this.#files : this.#unhashed)[place]! > 0;
  }

  /** Most contents are there once. */
  #bestIn(groups: NodeGroups, group: number, other: Tree, node: number): number {
    if (groups.isSingle(group)) return groups.first(group);
    let known = this.#best.get(groups);
    if (known === undefined) this.#best.set(groups, (known = new Map()));
    let best = known.get(group);
    if (best === undefined) known.set(group, (best = this.#bestOf(groups.nodes(group))));
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
