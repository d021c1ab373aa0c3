import type { Names } from '../model/layerIndex.ts';
import { unsigned } from './columnBytes.ts';
import { areBelow, areNames, areNoneOrBelow, areParentsFirst } from './columnSoundness.ts';
import { type Directories, type MemberRuns, TreeDirectories } from './directories.ts';
import type { LayerHistory } from './history.ts';
import type { LaidColumns } from './laidColumns.ts';
import { layersOf, type PathTable } from './pathTable.ts';
import { type FoundNames, PathTree } from './pathTree.ts';

/** Sections of a fold; those of each layer's changes follow them. */
export const foldSections = {
  counts: 0,
  nameStart: 1,
  names: 2,
  parent: 3,
  firstVersion: 4,
  versions: 5,
  nodeOf: 6,
  traits: 7,
  isLinked: 8,
  seen: 9,
  firstMember: 10,
  members: 11,
  changes: 12,
} as const;

/** Names of a fold that lies in sections. */
class LaidNames implements FoundNames {
  readonly length: number;
  readonly #columns: LaidColumns;
  #parent: Int32Array | undefined;
  #names: Uint8Array | undefined;
  /** Where each name begins: where the one before ends. */
  #starts: Uint32Array | undefined;
  #nameStart: Uint32Array | undefined;
  #nameEnd: Uint32Array | undefined;
  #tree: PathTree | undefined;

  constructor(columns: LaidColumns) {
    this.#columns = columns;
    this.length = columns.nodes;
  }

  get parent(): Int32Array {
    return this.#parent ?? this.#takeParent();
  }

  get names(): Uint8Array {
    return this.#names ?? this.#takeNames();
  }

  get used(): number {
    return this.names.length;
  }

  get nameStart(): Uint32Array {
    return this.#nameStart ?? this.#takeNameStart();
  }

  get nameEnd(): Uint32Array {
    return this.#nameEnd ?? this.#takeNameEnd();
  }

  find(parent: number, bytes: Uint8Array, start: number, end: number): number {
    return (this.#tree ??= new PathTree(this)).find(parent, bytes, start, end);
  }

  copy(length?: number, moreNodes?: number, moreBytes?: number): PathTree {
    return (this.#tree ??= new PathTree(this)).copy(length, moreNodes, moreBytes);
  }

  #allStarts(): Uint32Array {
    const end = this.names.length;
    const isSound = (starts: Uint32Array): boolean => areNames(starts, end);
    return (this.#starts ??= this.#columns.take(Uint32Array, foldSections.nameStart, this.length + 1, isSound));
  }

  #takeParent(): Int32Array {
    return (this.#parent = this.#columns.take(
      Int32Array,
      foldSections.parent,
      this.length,
      (parent) => parent[0] === -1 && areParentsFirst(unsigned(parent)),
    ));
  }

  #takeNames(): Uint8Array {
    return (this.#names = this.#columns.takeBytes(foldSections.names));
  }

  #takeNameStart(): Uint32Array {
    return (this.#nameStart = this.#allStarts().subarray(0, this.length));
  }

  #takeNameEnd(): Uint32Array {
    return (this.#nameEnd = this.#allStarts().subarray(1));
  }
}

/** Directories of a fold that lies in sections: the members of each are checked when they are first asked for. */
class LaidDirectories extends TreeDirectories {
  readonly #parent: Int32Array;
  readonly #columns: LaidColumns;
  readonly #isChecked: Uint8Array;

  constructor(tree: Names, runs: MemberRuns, columns: LaidColumns) {
    super(tree, runs);
    this.#parent = tree.parent;
    this.#columns = columns;
    this.#isChecked = new Uint8Array(columns.nodes);
  }

  override members(node: number): Int32Array {
    const members = super.members(node);
    if (this.#isChecked[node] === 0) this.#check(node, members);
    return members;
  }

  /** Each member once, and in no other directory: so ways down the tree end. */
  #check(node: number, members: Int32Array): void {
    let before = node;
    for (const member of members) {
      if (member <= before || this.#parent[member] !== node) this.#columns.refuse();
      before = member;
    }
    this.#isChecked[node] = 1;
  }
}

/**
 * The table of paths of a fold that lies in sections: each column is taken, and checked, when it is first asked for, by
 * getters so short that V8 puts them into the loops that ask.
 */
export class LaidTable implements PathTable {
  readonly length: number;
  readonly tree: FoundNames;
  readonly bases: Uint32Array;
  readonly #columns: LaidColumns;
  /** How many versions have a node. */
  readonly #placed: number;
  #firstVersion: Uint32Array | undefined;
  #versions: Uint32Array | undefined;
  #traits: Uint8Array | undefined;
  #layerOf: Uint32Array | undefined;
  #nodeOf: Int32Array | undefined;
  #isLinked: Uint8Array | undefined;
  #directories: Directories | undefined;

  constructor(columns: LaidColumns, bases: Uint32Array, placed: number) {
    this.length = columns.nodes;
    this.tree = new LaidNames(columns);
    this.bases = bases;
    this.#columns = columns;
    this.#placed = placed;
  }

  get firstVersion(): Uint32Array {
    return this.#firstVersion ?? this.#takeFirstVersion();
  }

  get versions(): Uint32Array {
    return this.#versions ?? this.#takeVersions();
  }

  get traits(): Uint8Array {
    return this.#traits ?? this.#takeTraits();
  }

  get layerOf(): Uint32Array {
    return this.#layerOf ?? this.#takeLayerOf();
  }

  get nodeOf(): Int32Array {
    return this.#nodeOf ?? this.#takeNodeOf();
  }

  get isLinked(): Uint8Array {
    return this.#isLinked ?? this.#takeIsLinked();
  }

  get directories(): Directories {
    return this.#directories ?? this.#takeDirectories();
  }

  #takeFirstVersion(): Uint32Array {
    return (this.#firstVersion = this.#columns.takeRuns(foldSections.firstVersion, this.#placed));
  }

  #takeVersions(): Uint32Array {
    return (this.#versions = this.#columns.take(Uint32Array, foldSections.versions, this.#placed, (versions) =>
      areBelow(versions, this.#columns.versions),
    ));
  }

  #takeTraits(): Uint8Array {
    return (this.#traits = this.#columns.take(Uint8Array, foldSections.traits, this.#columns.versions));
  }

  #takeLayerOf(): Uint32Array {
    return (this.#layerOf = layersOf(this.bases));
  }

  #takeNodeOf(): Int32Array {
    return (this.#nodeOf = this.#columns.take(Int32Array, foldSections.nodeOf, this.#columns.versions, (nodeOf) =>
      areNoneOrBelow(unsigned(nodeOf), this.length),
    ));
  }

  #takeIsLinked(): Uint8Array {
    return (this.#isLinked = this.#columns.take(Uint8Array, foldSections.isLinked, this.#columns.versions));
  }

  #takeDirectories(): Directories {
    const columns = this.#columns;
    const first = columns.take(Uint32Array, foldSections.firstMember, this.length + 1);
    const nodes = columns.take(Int32Array, foldSections.members, this.length - 1);
    return (this.#directories = new LaidDirectories(this.tree, { first, nodes }, columns));
  }
}

/** What one layer changed, of a fold that lies in sections. Before a layer there is nothing at what no lower one names. */
export class LaidChanges implements LayerHistory {
  readonly fresh: number;
  readonly #columns: LaidColumns;
  readonly #section: number;
  readonly #count: number;
  #nodes: Int32Array | undefined;
  #before: Int32Array | undefined;
  #after: Int32Array | undefined;

  constructor(columns: LaidColumns, section: number, count: number, fresh: number) {
    this.fresh = fresh;
    this.#columns = columns;
    this.#section = section;
    this.#count = count;
  }

  get nodes(): Int32Array {
    return this.#nodes ?? this.#takeNodes();
  }

  get before(): Int32Array {
    return this.#before ?? this.#takeBefore();
  }

  get after(): Int32Array {
    return this.#after ?? this.#takeAfter();
  }

  #takeNodes(): Int32Array {
    return (this.#nodes = this.#columns.takeNodes(this.#section, this.#count));
  }

  #takeBefore(): Int32Array {
    const known = this.#columns.takeSeen(this.#section + 1, this.fresh);
    const before = new Int32Array(this.#count).fill(-1, this.fresh);
    before.set(known);
    return (this.#before = before);
  }

  #takeAfter(): Int32Array {
    return (this.#after = this.#columns.takeSeen(this.#section + 2, this.#count));
  }
}
