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

/** What was taken of the columns. All of one shape, so that loops over several indexes stay quick. */
type Taken = { -readonly [name in Name | 'digests' | 'names']: LayerIndex[name] | undefined };

function nothingTaken(): Taken {
  const none = Object.fromEntries([...columnNames, 'digests', 'names'].map((name) => [name, undefined]));
  return none as Taken;
}

/**
 * An index that lies in sections: each column is taken, and checked, when it is first asked for, so that what is used
 * can be used without a further check. What is damaged or not what it should be throws what the sections throw.
 */
export class LaidIndex implements LayerIndex {
  readonly length: number;
  readonly entries: number;
  readonly bytes: number;
  readonly extras: ReadonlyMap<number, Extra>;
  readonly problems: readonly Problem[];
  readonly #sections: Sections;
  readonly #taken: Taken;

  constructor(head: IndexHead, sections: Sections, taken = nothingTaken()) {
    this.length = head.length;
    this.entries = head.entries;
    this.bytes = head.bytes;
    this.extras = head.extras;
    this.problems = head.problems;
    this.#sections = sections;
    this.#taken = taken;
  }

  /** The same index with other problems; columns are taken once for both. */
  withProblems(problems: readonly Problem[]): LaidIndex {
    const { length, entries, bytes, extras } = this;
    return new LaidIndex({ length, entries, bytes, extras, problems }, this.#sections, this.#taken);
  }

  get parent(): Int32Array {
    return (this.#taken.parent ??= this.#column('parent', (parent) => areParents(parent, this.kind)));
  }

  get nameStart(): Uint32Array {
    return this.#taken.nameStart ?? this.#takeNames().nameStart;
  }

  get nameEnd(): Uint32Array {
    return this.#taken.nameEnd ?? this.#takeNames().nameEnd;
  }

  get names(): Uint8Array {
    return (this.#taken.names ??= this.#sections.take(namesAt));
  }

  get kind(): Uint8Array {
    return (this.#taken.kind ??= this.#column('kind', areKinds));
  }

  get flags(): Uint8Array {
    return (this.#taken.flags ??= this.#column('flags', areFlags));
  }

  get mode(): Uint16Array {
    return (this.#taken.mode ??= this.#column('mode', areModes));
  }

  get uid(): Uint32Array {
    return (this.#taken.uid ??= this.#column('uid'));
  }

  get gid(): Uint32Array {
    return (this.#taken.gid ??= this.#column('gid'));
  }

  get size(): Float64Array {
    return (this.#taken.size ??= this.#column('size', (size) => areNumbers(size, 0)));
  }

  get modified(): Float64Array {
    return (this.#taken.modified ??= this.#column('modified', (modified) => areNumbers(modified, 0)));
  }

  get body(): Float64Array {
    return (this.#taken.body ??= this.#column('body', (body) => areNumbers(body, -1)));
  }

  get inode(): Int32Array {
    return (this.#taken.inode ??= this.#column('inode', areInodes));
  }

  get digests(): Uint8Array {
    return (this.#taken.digests ??= this.#takeDigests());
  }

  /** Where names begin and end are checked against each other. */
  #takeNames(): Pick<LayerIndex, 'nameStart' | 'nameEnd'> {
    const nameEnd = this.#column('nameEnd');
    const nameStart = this.#column('nameStart', (start) => areNamesInOrder(start, nameEnd, this.names.length));
    return Object.assign(this.#taken, { nameStart, nameEnd });
  }

  #takeDigests(): Uint8Array {
    const digests = this.#sections.take(digestsAt);
    return digests.length % (this.length * digestLength) === 0 && digests.length <= this.length * digestLength
      ? digests
      : this.#sections.refuse();
  }

  #column<N extends Name>(name: N, isSound: (column: LayerIndex[N]) => boolean = () => true): LayerIndex[N] {
    const Kind = columns[name] as unknown as View<LayerIndex[N] & Column>;
    const bytes = this.#sections.take(columnsFrom + columnNames.indexOf(name));
    const column = shortColumnOf(Kind, bytes, this.length);
    return column !== undefined && isSound(column) ? column : this.#sections.refuse();
  }
}
