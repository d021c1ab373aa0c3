import { type LayerHistory, pathCounts } from '../layers/history.ts';
import { contentVersion, type Stack } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { type Change, type ChangeClass, type Counts, changeClasses } from '../model/change.ts';
import type { Comparison, Equal, Reason } from './comparison.ts';
import { bytesOf, bytesOfFresh } from './shownBytes.ts';
import { absent, allAdded, changesBetween, classesOf, denseClasses } from './treeClasses.ts';
import { reasonsOf } from './versionChange.ts';

const unchanged = changeClasses.indexOf('unchanged');
const added = changeClasses.indexOf('added');
/** Numbers of paths rolled up for each directory. */
const width = changeClasses.length;
/** Sums of bytes rolled up for each directory. */
const byteFigures = ['added', 'modified', 'touched', 'hidden'] as const;
const hidden = byteFigures.indexOf('hidden');
/** Place in `byteFigures` by class, -1 for classes whose bytes after are none. */
const figureOf = changeClasses.map((name) => byteFigures.indexOf(name as (typeof byteFigures)[number]));

/** Holds two trees of one stack against each other; a layer's changes are (the tree below, the tree at it). */
export function compareTrees(before: Tree, after: Tree, equal: Equal): Comparison {
  return new TreeComparison(before, after, equal);
}

type Figures = { readonly counts: Uint32Array; readonly bytes: Float64Array };

const noFigures: Figures = { counts: new Uint32Array(0), bytes: new Float64Array(0) };

class TreeComparison implements Comparison {
  readonly before: Tree;
  readonly after: Tree;
  readonly length: number;
  readonly equal: Equal;
  readonly #stack: Stack;
  #changes: LayerHistory | undefined;
  #changed: Uint8Array | undefined;
  #dense: Uint8Array | undefined;
  #shown: ReadonlySet<number> | undefined;
  #whole: Figures | undefined;
  #rolled: Figures | undefined;

  constructor(before: Tree, after: Tree, equal: Equal) {
    this.before = before;
    this.after = after;
    this.length = after.length;
    this.#stack = after.stack;
    this.equal = equal;
  }

  get changes(): LayerHistory {
    return (this.#changes ??= changesBetween(this.before, this.after));
  }

  class(node: number): ChangeClass {
    return changeClasses[this.#classes[node]!] ?? 'unchanged';
  }

  children(node: number): readonly number[] {
    const present: number[] = [];
    for (const child of this.#stack.paths.directories.children(node))
      if (this.#classes[child] !== absent) present.push(child);
    return present;
  }

  counts(node: number): Counts {
    const { counts, slot } = this.#figuresOf(node);
    const count = (name: ChangeClass): number => (slot < 0 ? 0 : counts[slot * width + changeClasses.indexOf(name)]!);
    return {
      unchanged: count('unchanged'),
      added: count('added'),
      modified: count('modified'),
      removed: count('removed'),
      touched: count('touched'),
      unknown: count('unknown'),
    };
  }

  size(node: number): number {
    return this.after.has(node) ? this.after.size(node) : this.before.size(node);
  }

  bytes(node: number): ReturnType<Comparison['bytes']> {
    const { bytes, slot } = this.#figuresOf(node);
    const own = new Float64Array(byteFigures.length);
    if (slot < 0 && isChanged(this.#classes[node]!)) this.#addBytes(node, this.#classes[node]!, own, 0);
    const figures = slot < 0 ? own : bytes;
    const at = Math.max(0, slot) * byteFigures.length;
    return {
      added: figures[at]!,
      modified: figures[at + 1]!,
      touched: figures[at + 2]!,
      hidden: figures[at + hidden]!,
    };
  }

  change(node: number): Change {
    return {
      path: this.after.path(node),
      ...(this.before.has(node) ? { before: this.before.entry(node) } : {}),
      ...(this.after.has(node) ? { after: this.after.entry(node) } : {}),
    };
  }

  reasons(node: number): readonly Reason[] {
    if (this.class(node) !== 'modified') return [];
    return reasonsOf(this.#stack, this.before.version(node), this.after.version(node), this.equal);
  }

  /** Place in `changeClasses` by place in `changes`. */
  #classesOfChanges(): Uint8Array {
    return (this.#changed ??= classesOf(this.#stack, this.changes, this.equal));
  }

  /** Place in `changeClasses` by node; `absent` for nodes of neither tree. Made when somebody asks for a node. */
  get #classes(): Uint8Array {
    if (this.before.position === 0) return (this.#dense ??= allAdded(this.after));
    return (this.#dense ??= denseClasses(this.after, this.changes, this.#classesOfChanges()));
  }

  /** Adds a node's own bytes to the four figures at `at`; `place`: of its class, not of `unchanged` or `absent`. */
  #addBytes(node: number, place: number, figures: Float64Array, at: number): void {
    const figure = figureOf[place]!;
    if (figure >= 0) figures[at + figure]! += this.after.size(node);
    if (this.before.has(node)) figures[at + hidden]! += this.#hiddenBytes(node, this.before.version(node));
  }

  /** Bytes of a version below that are seen no more. */
  #hiddenBytes(node: number, version: number): number {
    const size = version < 0 ? 0 : bytesOf(this.before, node, version);
    return size > 0 && this.#isStillShown(version) ? 0 : size;
  }

  /** Whether the tree after shows a version's content, at whatever path: another hard link may be left. */
  #isStillShown(version: number): boolean {
    const { isLinked } = this.#stack.paths;
    if (isLinked[version] === 0) return false;
    this.#shown ??= new Set(
      Array.from(linkedVersions(this.after, isLinked), (linked) => contentVersion(this.#stack, linked)),
    );
    return this.#shown.has(contentVersion(this.#stack, version));
  }

  /** Where the figures of a node lie: at `slot`, -1 for a node that never held anything. */
  #figuresOf(node: number): Figures & { readonly slot: number } {
    // The figures of a layer are those of its root: for them alone only what changed is looked at.
    if (node === 0) return { ...(this.#whole ??= this.#summedUp()), slot: 0 };
    const slot = this.#stack.paths.directories.slot[node]!;
    return slot < 0 ? { ...noFigures, slot } : { ...(this.#rolled ??= this.#rolledUp()), slot };
  }

  #summedUp(): Figures {
    const { nodes, before, after, fresh } = this.changes;
    const classes = this.#classesOfChanges();
    const counts = new Uint32Array(width);
    const bytes = new Float64Array(byteFigures.length);
    const isRootFresh = fresh === 0 && nodes[0] === 0;
    counts[added] = nodes.length - fresh - (isRootFresh ? 1 : 0);
    bytes[figureOf[added]!] = bytesOfFresh(this.after, this.changes);
    let still = pathsOf(this.after) - counts[added]!;
    for (let i = 0; i < fresh; i++) {
      const place = classes[i]!;
      if (place === unchanged) continue;
      const figure = figureOf[place]!;
      if (figure >= 0) bytes[figure]! += bytesOf(this.after, nodes[i]!, after[i]!);
      if (before[i]! >= 0) bytes[hidden]! += this.#hiddenBytes(nodes[i]!, before[i]!);
      if (nodes[i] === 0) continue;
      counts[place]!++;
      if (after[i]! >= 0) still--;
    }
    counts[unchanged] = still;
    return { counts, bytes };
  }

  /** The figures of all directories, bottom up: children have larger numbers than their parents. */
  #rolledUp(): Figures {
    const { tree, directories } = this.#stack.paths;
    const { slot, count } = directories;
    const classes = this.#classes;
    const counts = new Uint32Array(count * width);
    const bytes = new Float64Array(count * byteFigures.length);
    for (let node = this.length - 1; node > 0; node--) {
      const place = classes[node]!;
      if (place === absent) continue;
      const own = slot[node]!;
      const parent = slot[tree.parent[node]!]!;
      counts[parent * width + place]!++;
      if (isChanged(place)) this.#addBytes(node, place, bytes, (own < 0 ? parent : own) * byteFigures.length);
      if (own < 0) continue;
      addRun(counts, own, parent, width);
      addRun(bytes, own, parent, byteFigures.length);
    }
    return { counts, bytes };
  }
}

/** Adds the figures at slot `from` to those at slot `to`. */
function addRun(figures: Uint32Array | Float64Array, from: number, to: number, length: number): void {
  for (let i = 0; i < length; i++) figures[to * length + i]! += figures[from * length + i]!;
}

const knownCounts = new WeakMap<Stack, readonly number[]>();

/** Paths of a tree below its root; counted once for all trees of a stack. */
function pathsOf({ stack, position }: Tree): number {
  let counts = knownCounts.get(stack);
  if (counts === undefined) knownCounts.set(stack, (counts = pathCounts(stack.history)));
  return counts[position]!;
}

function isChanged(place: number): boolean {
  return place !== unchanged && place !== absent;
}

function* linkedVersions(tree: Tree, isLinked: Uint8Array): Generator<number, void, void> {
  for (let node = 0; node < tree.length; node++) {
    const version = tree.version(node);
    if (version >= 0 && isLinked[version] === 1) yield version;
  }
}
