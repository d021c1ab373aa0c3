import type { LayerIndex } from '../model/layerIndex.ts';
import { isSoundIndex } from './indexSoundness.ts';
import { indexTail, tailBytes } from './indexTail.ts';

type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The columns of one value a row, widest first; hashes, the extras' rows, names and the tail follow them. */
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

type View<C extends Column> = {
  new (buffer: ArrayBuffer, at: number, length: number): C;
  readonly BYTES_PER_ELEMENT: number;
};

/** Numbers at the start: rows, entries, bytes, then the lengths of what is not as long as there are rows. */
const headNumbers = 7;

/**
 * An index as bytes, the format of the cache: its columns as they lie in memory, each from a multiple of eight, in the
 * byte order of this machine. Nothing is copied: the parts are views of the index, to be written one after another.
 */
export function bytesOfIndex(index: LayerIndex): readonly Uint8Array[] {
  const { length, entries, bytes, names, hashes } = index;
  const tail = tailBytes(index);
  const head = Float64Array.of(length, entries, bytes, names.length, hashes.length, tail.rows.length, tail.text.length);
  const own = (Object.keys(columns) as (keyof typeof columns)[]).map((name) => index[name]);
  return [head, ...own, hashes, tail.rows, names, tail.text].flatMap(padded);
}

/**
 * The index whose bytes these are, its columns views of them; undefined when they are damaged or of something else, so
 * that whatever is returned can be used without a further check. `data` begins at a multiple of eight.
 */
export function indexOfBytes(data: Uint8Array): LayerIndex | undefined {
  const { take, isUsedUp } = taker(data);
  const head = take(Float64Array, headNumbers);
  if (head === undefined || !head.every((value) => Number.isSafeInteger(value) && value >= 0)) return undefined;
  const [length, entries, bytes, nameBytes, hashWords, tailRows, tailLength] = head as unknown as HeadNumbers;
  const own: { -readonly [N in keyof typeof columns]?: Column | undefined } = {};
  for (const name of Object.keys(columns) as (keyof typeof columns)[])
    own[name] = take(columns[name] as View<Column>, length);
  const hashes = take(Uint32Array, hashWords);
  const rows = take(Uint32Array, tailRows);
  const names = take(Uint8Array, nameBytes);
  const text = take(Uint8Array, tailLength);
  if (hashes === undefined || rows === undefined || names === undefined || text === undefined) return undefined;
  const tail = isUsedUp() ? indexTail(text, rows, length) : undefined;
  if (tail === undefined) return undefined;
  const index = { ...(own as Pick<LayerIndex, keyof typeof columns>), length, entries, bytes, names, hashes, ...tail };
  return isSoundIndex(index) ? index : undefined;
}

type HeadNumbers = readonly [number, number, number, number, number, number, number];

/** A view as bytes, and the zeros up to the next multiple of eight. */
function padded(view: Column): Uint8Array[] {
  const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
  const rest = -bytes.length & 7;
  return rest === 0 ? [bytes] : [bytes, new Uint8Array(rest)];
}

/** Lays one view after another on `data`; undefined where there is not enough of it. */
function taker(data: Uint8Array) {
  let at = 0;
  return {
    take<C extends Column>(View: View<C>, length: number): C | undefined {
      const size = length * View.BYTES_PER_ELEMENT;
      if ((data.byteOffset & 7) !== 0 || size > data.length - at) return undefined;
      const view = new View(data.buffer as ArrayBuffer, data.byteOffset + at, length);
      at += size + (-size & 7);
      return view;
    },
    isUsedUp: () => at === data.length,
  };
}
