import { digestLength, type Extra, type LayerIndex } from '../model/layerIndex.ts';
import type { Problem } from '../model/problem.ts';
import type { Sections } from '../model/sections.ts';
import { type Column, shortColumnOf, type View } from './columnBytes.ts';
import { areFlags, areInodes, areKinds, areModes, areNamesInOrder, areNumbers, areParents } from './indexSoundness.ts';

/** The columns of one value a row, in the order of their sections, which begin at `columnsFrom`. */
export const columns = {
  size: Float64Array,
  modified: Float64Array,
  body: Float64Array,
  parent: Int32Array,
  inode: Int32Array,
  nameStart: Uint32Array,
  nameEnd: Uint32Array,
  uid: Uint32Array,
  gid: Uint32Array,
  mode: Uint16Array,
  kind: Uint8Array,
  flags: Uint8Array,
} as const;

type Name = keyof typeof columns;

export const columnNames = Object.keys(columns) as readonly Name[];

/** Sections before the columns: counts, and the two of the tail; behind them are digests and names. */
export const columnsFrom = 3;
const digestsAt = columnsFrom + columnNames.length;
const namesAt = digestsAt + 1;
export const sectionCount = namesAt + 1;

/** What of an index is there at once. */
export type IndexHead = Pick<LayerIndex, 'length' | 'entries' | 'bytes' | 'extras' | 'problems'>;

/**
 * An index that lies in sections: each column is taken, and checked, when it is first asked for, so that what is used
 * can be used without a further check. Getters are so short that V8 puts them into the loops that ask. What is damaged or
 * not what it should be throws what the sections throw.
 */
export class LaidIndex implements LayerIndex {
  readonly length: number;
  readonly entries: number;
  readonly bytes: number;
  readonly extras: ReadonlyMap<number, Extra>;
  readonly problems: readonly Problem[];
  readonly #sections: Sections;
  /** The same columns with other problems. */
  readonly #twin: LaidIndex | undefined;
  #size: Float64Array | undefined;
  #modified: Float64Array | undefined;
  #body: Float64Array | undefined;
  #parent: Int32Array | undefined;
  #inode: Int32Array | undefined;
  #nameStart: Uint32Array | undefined;
  #nameEnd: Uint32Array | undefined;
  #uid: Uint32Array | undefined;
  #gid: Uint32Array | undefined;
  #mode: Uint16Array | undefined;
  #kind: Uint8Array | undefined;
  #flags: Uint8Array | undefined;
  #digests: Uint8Array | undefined;
  #names: Uint8Array | undefined;

  constructor(head: IndexHead, sections: Sections, twin?: LaidIndex) {
    this.length = head.length;
    this.entries = head.entries;
    this.bytes = head.bytes;
    this.extras = head.extras;
    this.problems = head.problems;
    this.#sections = sections;
    this.#twin = twin;
  }

  /** What stands for its columns. */
  get key(): object {
    return this.#sections;
  }

  /** The same index with other problems; columns are taken once for both. */
  withProblems(problems: readonly Problem[]): LaidIndex {
    const { length, entries, bytes, extras } = this;
    return new LaidIndex({ length, entries, bytes, extras, problems }, this.#sections, this);
  }

  get parent(): Int32Array {
    return this.#parent ?? this.#takeParent();
  }

  get nameStart(): Uint32Array {
    return this.#nameStart ?? this.#takeNameStart();
  }

  get nameEnd(): Uint32Array {
    return this.#nameEnd ?? this.#takeNameEnd();
  }

  get names(): Uint8Array {
    return this.#names ?? this.#takeNames();
  }

  get kind(): Uint8Array {
    return this.#kind ?? this.#takeKind();
  }

  get flags(): Uint8Array {
    return this.#flags ?? this.#takeFlags();
  }

  get mode(): Uint16Array {
    return this.#mode ?? this.#takeMode();
  }

  get uid(): Uint32Array {
    return this.#uid ?? this.#takeUid();
  }

  get gid(): Uint32Array {
    return this.#gid ?? this.#takeGid();
  }

  get size(): Float64Array {
    return this.#size ?? this.#takeSize();
  }

  get modified(): Float64Array {
    return this.#modified ?? this.#takeModified();
  }

  get body(): Float64Array {
    return this.#body ?? this.#takeBody();
  }

  get inode(): Int32Array {
    return this.#inode ?? this.#takeInode();
  }

  get digests(): Uint8Array {
    return this.#digests ?? this.#takeDigests();
  }

  #takeParent(): Int32Array {
    return (this.#parent = this.#column('parent', (parent) => areParents(parent, this.kind)));
  }

  #takeNames(): Uint8Array {
    return (this.#names = this.#twin?.names ?? this.#sections.take(namesAt));
  }

  #takeKind(): Uint8Array {
    return (this.#kind = this.#column('kind', areKinds));
  }

  #takeFlags(): Uint8Array {
    return (this.#flags = this.#column('flags', areFlags));
  }

  #takeMode(): Uint16Array {
    return (this.#mode = this.#column('mode', areModes));
  }

  #takeUid(): Uint32Array {
    return (this.#uid = this.#column('uid'));
  }

  #takeGid(): Uint32Array {
    return (this.#gid = this.#column('gid'));
  }

  #takeSize(): Float64Array {
    return (this.#size = this.#column('size', (size) => areNumbers(size, 0)));
  }

  #takeModified(): Float64Array {
    return (this.#modified = this.#column('modified', (modified) => areNumbers(modified, 0)));
  }

  #takeBody(): Float64Array {
    return (this.#body = this.#column('body', (body) => areNumbers(body, -1)));
  }

  #takeInode(): Int32Array {
    return (this.#inode = this.#column('inode', areInodes));
  }

  #takeDigests(): Uint8Array {
    const digests = this.#twin?.digests ?? this.#sections.take(digestsAt);
    const isSound = digests.length === 0 || digests.length === this.length * digestLength;
    return isSound ? (this.#digests = digests) : this.#sections.refuse();
  }

  /** Where names begin and where they end is checked together. */
  #takeNameStart(): Uint32Array {
    const end = this.#column('nameEnd');
    const start = this.#column('nameStart', (column) => areNamesInOrder(column, end, this.names.length));
    this.#nameEnd = end;
    return (this.#nameStart = start);
  }

  #takeNameEnd(): Uint32Array {
    this.#takeNameStart();
    return this.#nameEnd!;
  }

  #column<N extends Name>(name: N, isSound: (column: LayerIndex[N]) => boolean = () => true): LayerIndex[N] {
    if (this.#twin !== undefined) return this.#twin[name];
    const Kind = columns[name] as unknown as View<LayerIndex[N] & Column>;
    const bytes = this.#sections.take(columnsFrom + columnNames.indexOf(name));
    const column = shortColumnOf(Kind, bytes, this.length);
    return column !== undefined && isSound(column) ? column : this.#sections.refuse();
  }
}

/** An object that indexes share whose columns are the same, read once and told of two images or positions. */
export function columnsKey(index: LayerIndex): object {
  return index instanceof LaidIndex ? index.key : index.body;
}
