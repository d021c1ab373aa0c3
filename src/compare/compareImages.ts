import { isFile } from '../layers/isFile.ts';
import type { Tree } from '../layers/tree.ts';
import type { Reason } from './comparison.ts';
import {
  type ImageComparison,
  type PairBytes,
  type PairClass,
  type PairCounts,
  pairClasses,
  type Sides,
} from './imageComparison.ts';
import type { ImageEquality } from './imageEquality.ts';
import { type PairClasses, pairClassesOf } from './pairClassesOf.ts';
import { type PairDirectories, pairDirectories } from './pairDirectories.ts';
import { type PairFigures, pairFigures } from './pairFigures.ts';
import { type PairFiles, pairFiles } from './pairFiles.ts';
import { movedReasons, pairReasons } from './pairReasons.ts';
import { type PairTable, pairTable } from './pairTable.ts';

/**
 * Holds two trees of two images against each other. With more answers about contents the same trees are compared again.
 * A few passes over columns; only files that stand alone are looked up by their contents.
 */
export function compareImages(left: Tree, right: Tree, equality: ImageEquality): ImageComparison {
  return new TwoImages(pairingOf(left, right), equality);
}

/** What does not depend on contents. */
type Pairing = { readonly table: PairTable; readonly directories: PairDirectories; readonly files: PairFiles };

/** The pairing of the left trees that are still in use, by right tree: each batch of answers makes a new comparison of the same two. */
const pairings = new WeakMap<Tree, WeakMap<Tree, Pairing>>();

function pairingOf(left: Tree, right: Tree): Pairing {
  let ofLeft = pairings.get(left);
  if (!ofLeft) pairings.set(left, (ofLeft = new WeakMap()));
  let pairing = ofLeft.get(right);
  if (!pairing) {
    const table = pairTable(left, right);
    const directories = pairDirectories(table);
    pairing = { table, directories, files: pairFiles(table, directories) };
    ofLeft.set(right, pairing);
  }
  return pairing;
}

class TwoImages implements ImageComparison {
  readonly left: Tree;
  readonly right: Tree;
  readonly equality: ImageEquality;
  readonly length: number;
  readonly #table: PairTable;
  readonly #directories: PairDirectories;
  readonly #files: PairFiles;
  readonly #classes: PairClasses;
  #figures: PairFigures | undefined;

  constructor({ table, directories, files }: Pairing, equality: ImageEquality) {
    this.left = table.left;
    this.right = table.right;
    this.equality = equality;
    this.length = table.length;
    this.#table = table;
    this.#directories = directories;
    this.#files = files;
    this.#classes = pairClassesOf(this, files);
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
    return pairClasses[this.#classes.classes[pair]!]!;
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
    return this.#classes.partners.get(pair) ?? -1;
  }

  size(pair: number): Sides {
    return { left: this.#files.leftBytes[pair]!, right: this.#files.rightBytes[pair]! };
  }

  isFile(pair: number): { readonly left: boolean; readonly right: boolean } {
    return { left: isFile(this.left, this.leftNode(pair)), right: isFile(this.right, this.rightNode(pair)) };
  }

  total(pair: number): Sides {
    const slot = this.#directories.slot[pair]!;
    if (slot < 0) return this.size(pair);
    const sides = this.#rolledUp().bytesAt(slot);
    return {
      left: sides.reduce((sum, { left }) => sum + left, 0),
      right: sides.reduce((sum, { right }) => sum + right, 0),
    };
  }

  counts(pair: number): PairCounts {
    const slot = this.#directories.slot[pair]!;
    return byClass(slot < 0 ? [] : this.#rolledUp().countsAt(slot), 0);
  }

  bytes(pair: number): PairBytes {
    const slot = this.#directories.slot[pair]!;
    if (slot >= 0) return byClass(this.#rolledUp().bytesAt(slot), nothing);
    const own = pairClasses.map((name) => (name === this.class(pair) ? this.size(pair) : nothing));
    return byClass(own, nothing);
  }

  #rolledUp(): PairFigures {
    return (this.#figures ??= pairFigures(this.#table, this.#directories, this.#files, this.#classes));
  }
}

const nothing: Sides = { left: 0, right: 0 };

function byClass<V>(values: readonly V[], none: V): { readonly [C in PairClass]: V } {
  const value = (name: PairClass): V => values[pairClasses.indexOf(name)] ?? none;
  return {
    same: value('same'),
    different: value('different'),
    'only-left': value('only-left'),
    'only-right': value('only-right'),
    'moved-same': value('moved-same'),
    unknown: value('unknown'),
  };
}
