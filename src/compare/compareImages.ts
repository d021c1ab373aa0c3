import { isFile } from '../layers/isFile.ts';
import type { Tree } from '../layers/tree.ts';
import type { Reason } from './comparison.ts';
import {
  type ImageComparison,
  type PairBytes,
  type PairClass,
  type PairColumns,
  type PairCounts,
  pairClasses,
  type Sides,
} from './imageComparison.ts';
import { type ImageEquality, swappedEquality } from './imageEquality.ts';
import { mirroredSearch, type Search, searchIn } from './movedFiles.ts';
import { classNumber, mirroredClasses, type PairClasses, pairClassesOf } from './pairClassesOf.ts';
import { type PairDirectories, pairDirectories } from './pairDirectories.ts';
import { mirroredFigures, type PairFigures, pairFigures } from './pairFigures.ts';
import { leftBytes, mirroredFiles, type PairFiles, pairFiles, rightBytes } from './pairFiles.ts';
import { movedReasons, pairReasons } from './pairReasons.ts';
import { mirroredTable, type PairTable, pairTable } from './pairTable.ts';
import { finished, type Steps } from './steps.ts';

/**
 * Holds two trees of two images against each other. With more answers about contents the same trees are compared again.
 * A few passes over columns; only files that stand alone are looked up by their contents.
 */
export function compareImages(left: Tree, right: Tree, equality: ImageEquality): ImageComparison {
  return finished(comparingImages(left, right, equality));
}

/** The same in steps, so that keys and frames come between them. */
export function* comparingImages(left: Tree, right: Tree, equality: ImageEquality): Steps<ImageComparison> {
  const pairing = yield* pairingOf(left, right);
  const { table, directories, files } = pairing;
  const search = yield* searchIn(table, files, equality);
  const classes = yield* pairClassesOf(table, files, equality, search);
  const figures = yield* pairFigures(table, directories, files, classes);
  return new TwoImages({ pairing, equality, search, classes, figures });
}

/** The comparison with left and right swapped: the same pairs by the same numbers, nothing is looked up again. */
export function mirrored(comparison: ImageComparison): ImageComparison {
  if (!(comparison instanceof TwoImages)) throw new Error('only a comparison of compareImages has a mirror image');
  const { pairing, equality, search, classes, figures } = comparison.parts;
  const table = mirroredTable(pairing.table);
  const files = mirroredFiles(pairing.files);
  const swapped = swappedEquality(equality);
  return new TwoImages({
    pairing: keep({ table, directories: pairing.directories, files }),
    equality: swapped,
    search: mirroredSearch(search, table, files, swapped),
    classes: mirroredClasses(classes),
    figures: mirroredFigures(figures),
  });
}

/** The files that a comparison looks for elsewhere, for questions about their contents. */
export function searchOf(comparison: ImageComparison): Search {
  if (!(comparison instanceof TwoImages)) throw new Error('only a comparison of compareImages has looked for files');
  return comparison.parts.search;
}

/** What does not depend on contents. */
type Pairing = { readonly table: PairTable; readonly directories: PairDirectories; readonly files: PairFiles };

/** The pairing of the left trees that are still in use, by right tree: each batch of answers makes a new comparison of the same two. */
const pairings = new WeakMap<Tree, WeakMap<Tree, Pairing>>();

function* pairingOf(left: Tree, right: Tree): Steps<Pairing> {
  const known = pairings.get(left)?.get(right);
  if (known) return known;
  const table = yield* pairTable(left, right);
  const directories = yield* pairDirectories(table);
  return keep({ table, directories, files: yield* pairFiles(table, directories) });
}

function keep(pairing: Pairing): Pairing {
  const { left, right } = pairing.table;
  const ofLeft = pairings.get(left) ?? new WeakMap<Tree, Pairing>();
  pairings.set(left, ofLeft.set(right, pairing));
  return pairing;
}

/** What a comparison is made of. */
type Parts = {
  readonly pairing: Pairing;
  readonly equality: ImageEquality;
  readonly search: Search;
  readonly classes: PairClasses;
  readonly figures: PairFigures;
};

class TwoImages implements ImageComparison {
  readonly left: Tree;
  readonly right: Tree;
  readonly equality: ImageEquality;
  readonly length: number;
  readonly columns: PairColumns;
  readonly parts: Parts;
  readonly #table: PairTable;
  readonly #directories: PairDirectories;
  readonly #files: PairFiles;

  constructor(parts: Parts) {
    const { table, directories, files } = parts.pairing;
    this.left = table.left;
    this.right = table.right;
    this.equality = parts.equality;
    this.length = table.length;
    this.parts = parts;
    const { parent, leftNode, rightNode } = table;
    const kinds = { leftKind: files.left.kind, rightKind: files.right.kind };
    this.columns = { parent, leftNode, rightNode, ...kinds, classes: parts.classes.classes };
    this.#table = table;
    this.#directories = directories;
    this.#files = files;
  }

  parent(pair: number): number {
    return this.#table.parent[pair]!;
  }

  leftNode(pair: number): number {
    return this.#table.leftNode[pair]!;
  }

  rightNode(pair: number): number {
    return this.#table.rightNode[pair]!;
  }

  pairOfLeft(node: number): number {
    return this.#table.ofLeft[node]!;
  }

  pairOfRight(node: number): number {
    return this.#table.ofRight[node]!;
  }

  class(pair: number): PairClass {
    return pairClasses[this.columns.classes[pair]!]!;
  }

  children(pair: number): readonly number[] {
    return [...this.#directories.children(pair)];
  }

  reasons(pair: number): readonly Reason[] {
    const what = this.class(pair);
    if (what === 'different') return pairReasons(this, this.#files, pair);
    return what === 'moved-same' ? movedReasons(this, pair) : [];
  }

  partner(pair: number): number {
    return this.parts.classes.partners.get(pair) ?? -1;
  }

  size(pair: number): Sides {
    return { left: leftBytes(this.#table, this.#files, pair), right: rightBytes(this.#table, this.#files, pair) };
  }

  isFile(pair: number): { readonly left: boolean; readonly right: boolean } {
    return { left: isFile(this.left, this.leftNode(pair)), right: isFile(this.right, this.rightNode(pair)) };
  }

  total(pair: number): Sides {
    const slot = this.#directories.slot[pair]!;
    if (slot < 0) return this.size(pair);
    const { figures } = this.parts;
    let [left, right] = [0, 0];
    for (let place = 0; place < pairClasses.length; place++) {
      left += figures.left(slot, place);
      right += figures.right(slot, place);
    }
    return { left, right };
  }

  counts(pair: number): PairCounts {
    const slot = this.#directories.slot[pair]!;
    const { figures } = this.parts;
    return byClass((place) => (slot < 0 ? 0 : figures.count(slot, place)));
  }

  bytes(pair: number): PairBytes {
    const slot = this.#directories.slot[pair]!;
    const { figures } = this.parts;
    if (slot >= 0) {
      return byClass((place) => ({ left: figures.left(slot, place), right: figures.right(slot, place) }));
    }
    const own = this.columns.classes[pair];
    return byClass((place) => (place === own ? this.size(pair) : nothing));
  }
}

const nothing: Sides = { left: 0, right: 0 };

function byClass<V>(value: (place: number) => V): { readonly [C in PairClass]: V } {
  return {
    same: value(classNumber.same),
    different: value(classNumber.different),
    'only-left': value(classNumber['only-left']),
    'only-right': value(classNumber['only-right']),
    'moved-same': value(classNumber['moved-same']),
    unknown: value(classNumber.unknown),
  };
}
