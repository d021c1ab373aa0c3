export type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The constructor of a kind of columns. */
export type View<C extends Column> = {
  new (buffer: ArrayBuffer, at: number, length: number): C;
  readonly BYTES_PER_ELEMENT: number;
};

/** Columns as bytes, one after another, each followed by zeros up to the next multiple of eight; views, no copies. */
export function columnBytes(columns: readonly Column[]): readonly Uint8Array[] {
  return columns.flatMap((column) => {
    const bytes = new Uint8Array(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);
    const rest = -bytes.length & 7;
    return rest === 0 ? [bytes] : [bytes, new Uint8Array(rest)];
  });
}

/** The same numbers without signs: less than 0 is more than anything, and loops over columns see one kind of them. */
export function unsigned(column: Int32Array): Uint32Array {
  return new Uint32Array(column.buffer as ArrayBuffer, column.byteOffset, column.length);
}

/** Lays columns on bytes that `columnBytes` made, in the same order. */
export class ColumnReader {
  readonly #data: Uint8Array;
  #at = 0;
  #isShort: boolean;

  constructor(data: Uint8Array) {
    this.#data = data;
    this.#isShort = (data.byteOffset & 7) !== 0;
  }

  /** The next column; an empty one where there is not enough left for it. */
  take<C extends Column>(Kind: View<C>, length: number): C {
    const size = length * Kind.BYTES_PER_ELEMENT;
    this.#isShort ||= size > this.#data.length - this.#at;
    if (this.#isShort) return new Kind(new ArrayBuffer(0), 0, 0);
    const column = new Kind(this.#data.buffer as ArrayBuffer, this.#data.byteOffset + this.#at, length);
    this.#at += size + (-size & 7);
    return column;
  }

  /** The next numbers, if they are whole and not negative; zeros where they are not, and nothing fits any more. */
  takeCounts(count: number): readonly number[] {
    const numbers = [...this.take(Float64Array, count)];
    if (numbers.length === count && numbers.every((one) => Number.isSafeInteger(one) && one >= 0)) return numbers;
    this.#isShort = true;
    return new Array<number>(count).fill(0);
  }

  /** Whether everything was there, and nothing is left. */
  get isExact(): boolean {
    return !this.#isShort && this.#at === this.#data.length;
  }
}
