import type { Comparison } from '../../compare/comparison.ts';
import { finished, inRanges, type Steps } from '../../compare/steps.ts';
import { kindNumber } from '../../layers/rows.ts';
import type { ChangeClass } from '../../model/change.ts';
import { kinds } from '../../model/tarEntry.ts';
import { filterOf } from './filter.ts';
import { findingNodes, matchBits } from './matchingNodes.ts';
import { isAllNew, type RowOptions, treeOf } from './rowOptions.ts';

/** Bits of `ShownNodes.bits`. */
export const shownBits = {
  /** The node has a row: it is shown itself or leads to something that is. */
  row: 1,
  /** At or below the node the filter finds something that it does not find in the folder's path already. */
  fresh: 2,
  /** At or below the node is something that is no folder. */
  content: 4,
  /** A link without bytes of its own: a symlink, or a hard link whose file has the bytes. Not handed on to folders. */
  link: 8,
} as const;

/** Which nodes a comparison's rows are made of, in columns by node; the tree as it is drawn, before folds. */
export type ShownNodes = {
  readonly bits: Uint8Array;
  /** Bytes of what is shown at and below the node; what is removed counts only into folders that are removed too. */
  readonly bytes: Float64Array;
  /** How many children have rows, and one of them. */
  readonly children: Uint32Array;
  readonly child: Int32Array;
  /** Nodes that have rows below them, what lies deeper first, the root last. */
  readonly folders: readonly number[];
  /** How many of the children are links without rows of their own below, as far as a byte counts. */
  readonly links: Uint8Array;
  /** Paths that are left out because they are unchanged. The root is counted nowhere: it has no path. */
  readonly unchanged: number;
  /** Paths and files that are shown themselves, of so many before the filter. */
  readonly paths: number;
  readonly files: number;
  readonly of: number;
};

type Options = Pick<RowOptions, 'changesOnly' | 'shown' | 'filter'>;

const cache = new WeakMap<Comparison, Map<string, ShownNodes>>();
/** Without a filter, because bars keep the scale of the whole, with the one before and with the one that is typed. */
const kept = 3;

/** One pass over the table, bottom up; kept for the comparison, because folding and sorting ask again. */
export function shownNodes(comparison: Comparison, options: Options): ShownNodes {
  return finished(showingNodes(comparison, options));
}

/** Whether that is at hand. */
export function isShownKnown(comparison: Comparison, options: Options): boolean {
  return cache.get(comparison)?.has(keyOf(comparison, options)) ?? false;
}

/** The same in steps, so that keys and frames come between them. */
export function* showingNodes(comparison: Comparison, options: Options): Steps<ShownNodes> {
  let answers = cache.get(comparison);
  if (!answers) cache.set(comparison, (answers = new Map()));
  const key = keyOf(comparison, options);
  const answer = answers.get(key) ?? (yield* marked(comparison, options));
  answers.delete(key);
  answers.set(key, answer);
  for (const old of answers.keys()) if (answers.size > kept) answers.delete(old);
  return answer;
}

function keyOf(comparison: Comparison, { changesOnly, shown, filter }: Options): string {
  return [isAllNew(comparison) || !changesOnly, [...shown].sort(), filter.trim()].join('\0');
}

function* marked(comparison: Comparison, options: Options): Steps<ShownNodes> {
  const filter = filterOf(options.filter);
  const matches = filter.words.length > 0 ? yield* findingNodes(comparison.after, filter) : undefined;
  const marking = new Marking(comparison);
  const { length } = comparison;
  const { before, after } = comparison;
  if (isAllNew(comparison)) {
    yield* inRanges(1, length, (from, to) => marking.countWhere(matches, undefined, from, to));
  } else {
    const shows = shownTest(options);
    // Most of a step is unchanged: only what is not asks for its class.
    for (const node of comparison.changes.nodes) {
      if (node === 0 || !(after.has(node) || before.has(node))) continue;
      if (shows(comparison.class(node))) marking.count(node, matches);
    }
    if (shows('unchanged'))
      yield* inRanges(1, length, (from, to) => marking.countWhere(matches, before.versions, from, to));
    else marking.unchanged = comparison.counts(0).unchanged;
  }
  yield* inRanges(1, length, (from, to) => marking.handOn(length - from, length - to));
  marking.folders.push(0);
  return marking;
}

/** The columns while they are filled, children before their parents. */
class Marking implements ShownNodes {
  readonly bits: Uint8Array;
  readonly bytes: Float64Array;
  readonly children: Uint32Array;
  readonly child: Int32Array;
  readonly folders: number[] = [];
  readonly links: Uint8Array;
  unchanged = 0;
  paths = 0;
  files = 0;
  of = 0;
  readonly #comparison: Comparison;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    this.bits = new Uint8Array(comparison.length);
    this.bytes = new Float64Array(comparison.length);
    this.children = new Uint32Array(comparison.length);
    this.child = new Int32Array(comparison.length);
    this.links = new Uint8Array(comparison.length);
  }

  /** Counts every path of the tree after; with `before` only those that showed the same version before. */
  countWhere(matches: Uint8Array | undefined, before: Int32Array | undefined, from: number, to: number): void {
    const { versions, stack } = this.#comparison.after;
    const { layerOf, bases, isLinked } = stack.paths;
    const { bits, bytes } = this;
    let [layer, base, index] = [0, 0, stack.indexes[0]!];
    let [paths, files] = [0, 0];
    for (let node = from; node < to; node++) {
      const version = versions[node]!;
      if (version < 0 || (before !== undefined && before[node] !== version)) continue;
      // What is in most images nearly all: without a filter, and no hard link.
      if (matches !== undefined || isLinked[version] === 1) {
        this.count(node, matches);
        continue;
      }
      // most neighbours are of one layer
      if (layerOf[version] !== layer) {
        layer = layerOf[version]!;
        base = bases[layer]!;
        index = stack.indexes[layer - 1]!;
      }
      const kind = index.kind[version - base]!;
      paths++;
      if (kind === kindNumber.file) files++;
      bytes[node]! += index.size[version - base]!;
      bits[node]! |= bitsOf(kind, index.size[version - base]!);
    }
    this.of += paths;
    this.paths += paths;
    this.files += files;
  }

  /** Counts a path that is shown, when the filter lets it pass. */
  count(node: number, matches: Uint8Array | undefined): void {
    this.of++;
    const match = matches === undefined ? matchBits.passes : matches[node]!;
    if (!(match & matchBits.passes)) return;
    const tree = treeOf(this.#comparison, node);
    const version = tree.versions[node]!;
    const { layerOf, bases, isLinked } = tree.stack.paths;
    const layer = layerOf[version]!;
    const index = tree.stack.indexes[layer - 1]!;
    const row = version - bases[layer]!;
    // Of hard links the tree knows which name stands for the file.
    const size = isLinked[version] === 1 ? tree.size(node) : index.size[row]!;
    const kind = isLinked[version] === 1 ? kinds.indexOf(tree.kind(node)) : index.kind[row]!;
    this.paths++;
    if (index.kind[index.inode[row]!] === kindNumber.file) this.files++;
    this.bytes[node]! += size;
    this.bits[node]! |= bitsOf(kind, size) | (match & matchBits.fresh ? shownBits.fresh : 0);
  }

  /** Every node that has a row, from `from` down to above `to`, tells its parent: children before their parents. */
  handOn(from: number, to: number): void {
    const { bits, bytes, children, child, links, folders } = this;
    const { stack, versions } = this.#comparison.after;
    const { parent: parents } = stack.paths.tree;
    for (let node = from; node > to; node--) {
      const own = bits[node]!;
      if (!(own & shownBits.row)) continue;
      const parent = parents[node]!;
      if (children[node]! > 0) folders.push(node);
      else if (own & shownBits.link && links[parent]! < 0xff) links[parent]!++;
      bits[parent]! |= own & ~shownBits.link;
      children[parent]!++;
      child[parent] = node;
      // What is removed counts only into folders that are removed too. The root is always there.
      const isThere = parent === 0 || versions[parent]! >= 0;
      if (versions[node]! >= 0 === isThere) bytes[parent]! += bytes[node]!;
    }
  }
}

/** The bits of a path that is shown, by its place in `kinds`. */
function bitsOf(kind: number, size: number): number {
  if (kind === kindNumber.directory) return shownBits.row;
  const isLink = kind === kindNumber.symlink || (kind === kindNumber.hardlink && size === 0);
  return isLink ? shownBits.row | shownBits.content | shownBits.link : shownBits.row | shownBits.content;
}

/** Whether paths of a class have rows of their own. */
function shownTest({ changesOnly, shown }: Options): (own: ChangeClass) => boolean {
  return (own) => {
    // A file whose contents nobody has compared yet may be modified: it is never hidden as if it were not.
    if (own === 'unknown') return shown.has('unknown') || shown.has('modified');
    // With everything shown, what is shipped again is a part of the file system like what is unchanged.
    if (own === 'unchanged' || (own === 'touched' && !shown.has(own))) return !changesOnly;
    return shown.has(own);
  };
}
