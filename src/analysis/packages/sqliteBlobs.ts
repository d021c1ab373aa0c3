import { viewOf } from './viewOf.ts';

/** Kinds of b-tree pages that a table has (sqlite.org/fileformat2.html, 1.6). */
const pageType = { interior: 5, leaf: 13 } as const;
const databaseHeader = 100;

/**
 * The second columns of a table's rows where they are blobs: what rpm's `Packages (hnum, blob)` holds. Reads the
 * b-tree itself (fileformat2.html): a database from an image may hold views and page circles that keep an SQL engine
 * busy for ever. Here no page is read twice. Throws RangeError where the file is cut or points outside.
 */
export function* sqliteBlobs(data: Uint8Array, table: string): Generator<Uint8Array> {
  const database = new Database(data);
  for (const schema of database.records(1)) {
    const [type, name, , root] = schema;
    if (text(type) !== 'table' || text(name) !== table || typeof root !== 'number') continue;
    for (const [, blob] of database.records(root)) if (blob instanceof Uint8Array) yield blob;
    return;
  }
}

/** Integers as numbers, texts and blobs as bytes, everything else undefined. */
type Value = number | Uint8Array | undefined;

class Database {
  readonly #data: Uint8Array;
  readonly #view: DataView;
  readonly #pageSize: number;
  /** Bytes of a page without what extensions reserve at its end. */
  readonly #usable: number;
  readonly #seen = new Set<number>();

  constructor(data: Uint8Array) {
    this.#data = data;
    this.#view = viewOf(data);
    const size = this.#view.getUint16(16);
    this.#pageSize = size === 1 ? 65536 : size;
    this.#usable = this.#pageSize - this.#view.getUint8(20);
    if (this.#pageSize < 512 || this.#usable < 480) throw new RangeError('no page size of SQLite');
  }

  /** The rows of the table whose b-tree starts at page `root`, in order. */
  *records(root: number): Generator<readonly Value[]> {
    const open = [root];
    for (let page = open.pop(); page !== undefined; page = open.pop()) {
      const start = this.#enter(page);
      const header = page === 1 ? databaseHeader : start;
      const type = this.#view.getUint8(header);
      const cells = this.#view.getUint16(header + 3);
      if (cells * 2 > this.#pageSize) throw new RangeError('a page of the database has more cells than room');
      if (type === pageType.leaf) {
        for (let i = 0; i < cells; i++) yield this.#record(start + this.#view.getUint16(header + 8 + 2 * i));
      } else if (type === pageType.interior) {
        open.push(this.#view.getUint32(header + 8));
        for (let i = cells - 1; i >= 0; i--) {
          open.push(this.#view.getUint32(start + this.#view.getUint16(header + 12 + 2 * i)));
        }
      }
    }
  }

  /** Where a page starts; each is entered once. */
  #enter(page: number): number {
    if (this.#seen.has(page)) throw new RangeError('a page of the database is part of two things');
    this.#seen.add(page);
    return (page - 1) * this.#pageSize;
  }

  #record(cell: number): readonly Value[] {
    const [length, afterLength] = varint(this.#view, cell);
    const [, start] = varint(this.#view, afterLength);
    const payload = this.#payload(start, length);
    const view = viewOf(payload);
    const [end, first] = varint(view, 0);
    const values: Value[] = [];
    for (let at = first, body = end; at < end && values.length < 5; ) {
      const [serial, next] = varint(view, at);
      values.push(serialValue(payload, view, serial, body));
      body += serialSize(serial);
      at = next;
    }
    return values;
  }

  /** A payload: what does not fit into the page continues in a chain of overflow pages (fileformat2.html, 1.6). */
  #payload(start: number, length: number): Uint8Array {
    const most = this.#usable - 35;
    if (length <= most) return this.#data.subarray(start, start + length);
    if (length > this.#data.length) throw new RangeError('a row is longer than the database');
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const fitting = least + ((length - least) % (this.#usable - 4));
    let filled = fitting <= most ? fitting : least;
    const payload = new Uint8Array(length);
    payload.set(this.#data.subarray(start, start + filled));
    let page = this.#view.getUint32(start + filled);
    while (filled < length) {
      const at = this.#enter(page);
      page = this.#view.getUint32(at);
      const part = this.#data.subarray(at + 4, at + Math.min(this.#usable, 4 + length - filled));
      payload.set(part, filled);
      filled += part.length;
    }
    return payload;
  }
}

/** A big-endian number of seven bits a byte, and where it ends. Longer ones than four bytes hold no length here. */
function varint(view: DataView, start: number): readonly [value: number, end: number] {
  let value = 0;
  for (let at = start; at < start + 9; at++) {
    const byte = view.getUint8(at);
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + 1];
  }
  return [value, start + 9];
}

/** Bytes of a value by its serial type (fileformat2.html, 2.1). */
function serialSize(serial: number): number {
  if (serial >= 12) return Math.floor((serial - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][serial]!;
}

function serialValue(payload: Uint8Array, view: DataView, serial: number, at: number): Value {
  if (serial >= 12) return payload.subarray(at, at + serialSize(serial));
  if (serial === 8 || serial === 9) return serial - 8;
  if (serial < 1 || serial > 4) return undefined;
  let value = view.getInt8(at);
  for (let i = 1; i < serial; i++) value = value * 256 + view.getUint8(at + i);
  return value;
}

function text(value: Value): string | undefined {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : undefined;
}
