import { enlarged } from '../layers/nameTree.ts';
import { followLink } from '../layers/resolvePath.ts';
import { kindNumber } from '../layers/rows.ts';
import type { Tree } from '../layers/tree.ts';
import { otherSide, type SideName } from '../model/sideName.ts';
import { Candidates, type Sought } from './candidates.ts';
import { equalAcross, type ImageEquality } from './imageEquality.ts';
import { KnownFiles } from './knownFiles.ts';
import type { NodeColumns } from './nodeColumns.ts';
import type { PairFiles } from './pairFiles.ts';
import type { PairTable } from './pairTable.ts';
import { SoughtSizes } from './soughtSizes.ts';
import { inRanges, type Steps } from './steps.ts';

/**
 * The files that have nobody to be compared with at their own path and may stand elsewhere on the other side: those
 * that stand alone, or face a symlink; and the trees in which they are looked for.
 */
export type Search = {
  readonly table: PairTable;
  readonly equality: ImageEquality;
  readonly files: { readonly [S in SideName]: KnownFiles };
  /** Pairs whose file seeks, ascending. */
  readonly seekers: Int32Array;
  /** By pair, where the link that faces the file leads, when that is a file. */
  readonly linked: ReadonlyMap<number, number>;
  readonly sizes: SoughtSizes;
  readonly among: { readonly [S in SideName]: Candidates };
};

/** A hostile link takes a tenth of a millisecond to follow. */
const linkLimit = 20_000;

/** Finds who seeks. Empty files are equal to too many to be told. */
export function* searchIn(table: PairTable, pairFiles: PairFiles, equality: ImageEquality): Steps<Search> {
  const seeking = new Seeking(table, pairFiles);
  yield* inRanges(1, table.length, (from, to) => seeking.look(from, to));
  const { sizes } = seeking;
  const files = {
    left: new KnownFiles(table.left, pairFiles.left, equality, 'left'),
    right: new KnownFiles(table.right, pairFiles.right, equality, 'right'),
  };
  return {
    table,
    equality,
    files,
    seekers: seeking.seekers(),
    linked: seeking.linked,
    sizes,
    among: {
      left: yield* Candidates.of(files.left, sizes),
      right: yield* Candidates.of(files.right, sizes),
    },
  };
}

/** The same search seen from the other side. */
export function mirroredSearch(search: Search, table: PairTable, files: PairFiles, equality: ImageEquality): Search {
  return {
    ...search,
    table,
    equality,
    files: {
      left: new KnownFiles(table.left, files.left, equality, 'left'),
      right: new KnownFiles(table.right, files.right, equality, 'right'),
    },
    sizes: search.sizes.mirrored(),
    among: { left: search.among.right, right: search.among.left },
  };
}

/** The seekers while they are found. */
class Seeking {
  readonly sizes: SoughtSizes;
  readonly linked = new Map<number, number>();
  readonly #table: PairTable;
  readonly #files: PairFiles;
  #pairs = new Int32Array(1024);
  #length = 0;
  /** Links that are still followed; not all of hundreds of thousands: their files find equal bytes without. */
  readonly #links = { left: linkLimit, right: linkLimit };

  constructor(table: PairTable, files: PairFiles) {
    this.#table = table;
    this.#files = files;
    this.sizes = SoughtSizes.ofTrees(table.left.length, table.right.length);
  }

  look(from: number, to: number): void {
    const { left, right, leftNode, rightNode } = this.#table;
    const leftKind = this.#files.left.kind;
    const rightKind = this.#files.right.kind;
    for (let pair = from; pair < to; pair++) {
      const a = leftNode[pair]!;
      const b = rightNode[pair]!;
      // what is the same kind of thing on both sides seeks nothing
      if (a >= 0 && b >= 0 && leftKind[a] === rightKind[b]) continue;
      if (a >= 0) this.#offer(pair, 'left', a, right, b);
      if (b >= 0) this.#offer(pair, 'right', b, left, a);
    }
  }

  /** `facing`: the node of the other tree at the file's path. */
  #offer(pair: number, side: SideName, node: number, other: Tree, facing: number): void {
    const across = otherSide(side);
    const { kind, size } = this.#files[side];
    if (kind[node] !== kindNumber.file || size[node] === 0) return;
    if (facing >= 0) {
      if (!isSymlink(other, this.#files[across], facing)) return;
      const target = this.#links[across]-- > 0 ? followLink(other, facing) : -1;
      if (target > 0 && this.#files[across].kind[target] === kindNumber.file) this.linked.set(pair, target);
    }
    this.sizes.add(side, node, size[node]!);
    if (this.#length === this.#pairs.length) this.#pairs = enlarged(this.#pairs, this.#length * 2);
    this.#pairs[this.#length++] = pair;
  }

  seekers(): Int32Array {
    return this.#pairs.slice(0, this.#length);
  }
}

/** Names that a link shares (a hard link of a symlink) are links of their own to nobody. */
function isSymlink(tree: Tree, { kind }: NodeColumns, node: number): boolean {
  if (kind[node] !== kindNumber.symlink) return false;
  return tree.stack.paths.isLinked[tree.versions[node]!] === 0 || tree.kind(node) === 'symlink';
}

/** On which side the file of a seeker is: what faces it is nothing, or a link. */
export function sideOfSeeker({ table, files }: Search, pair: number): SideName {
  const node = table.leftNode[pair]!;
  return node >= 0 && files.left.columns.kind[node] === kindNumber.file ? 'left' : 'right';
}

export function nodeOfSeeker({ table }: Search, pair: number, side: SideName): number {
  return (side === 'left' ? table.leftNode : table.rightNode)[pair]!;
}

/** What a seeker's file is looked for by, put into `into`. */
export function soughtBy({ files, sizes }: Search, side: SideName, node: number, into: Sought): Sought {
  into.size = sizes.numberOf(side, node, files[side].size(node));
  into.content = files[side].content(node);
  return into;
}

const nobody = -1;
/** It depends on contents that nobody has read. */
export const notKnown = -2;

/** The node across that holds the same bytes as the file of a seeker; -1: there is none, or `notKnown`. */
export function partnerOf(search: Search, pair: number, sought: Sought): number {
  const { table, files, linked, among, equality } = search;
  const side = sideOfSeeker(search, pair);
  const node = nodeOfSeeker(search, pair, side);
  const link = linked.size === 0 ? undefined : linked.get(pair);
  if (link !== undefined) {
    const equal = equalAcross(equality);
    const [own, theirs] = [files[side].version(node), files[otherSide(side)].version(link)];
    if (side === 'left' ? equal(own, theirs) : equal(theirs, own)) return link;
  }
  soughtBy(search, side, node, sought);
  const across = among[otherSide(side)];
  const found = across.find(sought, table[side], node);
  if (found >= 0) return found;
  return across.isOpen(sought) ? notKnown : nobody;
}
