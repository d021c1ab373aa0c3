import type { LayerIndex } from '../model/layerIndex.ts';
import { type Column, ColumnReader, columnBytes, type View } from './columnBytes.ts';
import { isSoundIndex } from './indexSoundness.ts';
import { indexTail, tailBytes } from './indexTail.ts';

/** The columns of one value a row, widest first; the extras' rows, digests, names and the tail follow them. */
const columns = {
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

const columnNames = Object.keys(columns) as readonly Name[];

/**
 * An index as bytes, the format of the cache: its columns as they lie in memory, each from a multiple of eight, in the
 * byte order of this machine. Nothing is copied: the parts are views of the index, to be written one after another.
 */
export function bytesOfIndex(index: LayerIndex): readonly Uint8Array[] {
  const { length, entries, bytes, names, digests } = index;
  const tail = tailBytes(index);
  const head = Float64Array.of(
    length,
    entries,
    bytes,
    names.length,
    digests.length,
    tail.rows.length,
    tail.text.length,
  );
  return columnBytes([head, ...columnNames.map((name) => index[name]), tail.rows, digests, names, tail.text]);
}

/**
 * The index whose bytes these are, its columns views of them; undefined when they are damaged or of something else, so
 * that whatever is returned can be used without a further check. `data` begins at a multiple of eight.
 */
export function indexOfBytes(data: Uint8Array): LayerIndex | undefined {
  const reader = new ColumnReader(data);
  const [length, entries, bytes, nameBytes, digestBytes, tailRows, tailLength] = reader.takeCounts(7) as Head;
  const own = Object.fromEntries(
    columnNames.map((name) => [name, reader.take(columns[name] as View<Column>, length)]),
  ) as Pick<LayerIndex, Name>;
  const rows = reader.take(Uint32Array, tailRows);
  const digests = reader.take(Uint8Array, digestBytes);
  const names = reader.take(Uint8Array, nameBytes);
  const text = reader.take(Uint8Array, tailLength);
  const tail = reader.isExact ? indexTail(text, rows, length) : undefined;
  if (tail === undefined) return undefined;
  const index = { length, ...own, entries, bytes, names, digests, ...tail };
  return isSoundIndex(index) ? index : undefined;
}

type Head = readonly [number, number, number, number, number, number, number];
