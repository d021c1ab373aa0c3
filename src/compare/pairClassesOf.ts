import { kindNumber } from '../layers/rows.ts';
import { type VersionPlace, versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { kinds } from '../model/tarEntry.ts';
import type { Sought } from './candidates.ts';
import { unread } from './contentLog.ts';
import { type PairClass, pairClasses } from './imageComparison.ts';
import { type EqualAcross, equalAcross, type ImageEquality } from './imageEquality.ts';
import { notKnown, partnerOf, type Search } from './movedFiles.ts';
import { isLinkedAlike, type PairFiles } from './pairFiles.ts';
import type { PairTable } from './pairTable.ts';
import { attributesDiffer } from './placeDifference.ts';
import { placeOf } from './placeOf.ts';
import { sharedNodes } from './sharedNodes.ts';
import { inRanges, type Steps } from './steps.ts';

export type PairClasses = {
  /** Place in `pairClasses` by pair. */
  readonly classes: Uint8Array;
  /** By pair that is `moved-same`: the node across from its file. */
  readonly partners: ReadonlyMap<number, number>;
};

/** Places in `pairClasses`. */
export const classNumber = Object.fromEntries(pairClasses.map((name, place) => [name, place])) as {
  readonly [C in PairClass]: number;
};

const { same, different } = classNumber;
const onlyLeft = classNumber['only-left'];
const onlyRight = classNumber['only-right'];

/** The class of a pair when left and right are swapped, by place in `pairClasses`. */
export const swappedClass = Uint8Array.from(pairClasses, (name, place) => {
  if (name === 'only-left') return classNumber['only-right'];
  return name === 'only-right' ? classNumber['only-left'] : place;
});

/** Classes of all pairs: first what stands at one path, then what seeks its bytes elsewhere. */
export function* pairClassesOf(
  table: PairTable,
  files: PairFiles,
  equality: ImageEquality,
  search: Search,
): Steps<PairClasses> {
  const atPath = new AtPath(table, files, equality);
  const { classes } = atPath;
  yield* inRanges(0, table.length, (from, to) => atPath.classify(from, to));
  const partners = new Map<number, number>();
  const sought: Sought = { size: 0, content: unread };
  const { seekers } = search;
  yield* inRanges(0, seekers.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const pair = seekers[i]!;
      const partner = partnerOf(search, pair, sought);
      if (partner === notKnown) classes[pair] = classNumber.unknown;
      else if (partner >= 0) {
        classes[pair] = classNumber['moved-same'];
        partners.set(pair, partner);
      }
    }
  });
  return { classes, partners };
}

/** The classes seen from the other side. */
export function mirroredClasses({ classes, partners }: PairClasses): PairClasses {
  const mirrored = new Uint8Array(classes.length);
  for (let pair = 0; pair < classes.length; pair++) mirrored[pair] = swappedClass[classes[pair]!]!;
  return { classes: mirrored, partners };
}

/** Classes by what stands at one path, while they are found. */
class AtPath {
  readonly classes: Uint8Array;
  readonly #table: PairTable;
  readonly #files: PairFiles;
  readonly #equal: EqualAcross;
  /** Versions below this number are the same rows on both sides. */
  readonly #shared: number;

  constructor(table: PairTable, files: PairFiles, equality: ImageEquality) {
    this.classes = new Uint8Array(table.length);
    this.#table = table;
    this.#files = files;
    this.#equal = equalAcross(equality);
    this.#shared = sharedNodes(table.left.stack, table.right.stack).versions;
  }

  classify(from: number, to: number): void {
    const { left, right, leftNode, rightNode } = this.#table;
    const before = left.versions;
    const after = right.versions;
    for (let pair = from; pair < to; pair++) {
      const a = leftNode[pair]!;
      const b = rightNode[pair]!;
      if (b < 0) this.classes[pair] = onlyLeft;
      else if (a < 0) this.classes[pair] = onlyRight;
      else {
        const old = before[a]!;
        const now = after[b]!;
        const isSameRow = old >= 0 && old === now && old < this.#shared;
        // one row of one index is the same, unless it is another name of a file here and the file itself there
        if (!isSameRow) this.classes[pair] = this.#ownClass(pair, a, b);
        else this.classes[pair] = isLinkedAlike(this.#files, pair) ? same : different;
      }
    }
  }

  #ownClass(pair: number, a: number, b: number): number {
    const { left, right } = this.#table;
    const kind = this.#files.left.kind[a]!;
    if (kind !== this.#files.right.kind[b]) return different;
    if (attributesDiffer(placeIn(left, a), placeIn(right, b), kinds[kind]!)) return different;
    if (kind !== kindNumber.file) return same;
    if (!isLinkedAlike(this.#files, pair)) return different;
    const size = this.#files.left.size[a]!;
    if (size !== this.#files.right.size[b]) return different;
    const isEqual = size === 0 ? true : this.#equal(left.versions[a]!, right.versions[b]!);
    return isEqual === undefined ? classNumber.unknown : isEqual ? same : different;
  }
}

function placeIn(tree: Tree, node: number): VersionPlace {
  const version = tree.versions[node]!;
  return version < 0 ? placeOf(tree, node) : versionPlace(tree.stack, version);
}
