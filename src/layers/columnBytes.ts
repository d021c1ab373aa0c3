export type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The constructor of a kind of columns. */
export type View<C extends Column> = {
  new (length: number): C;
  new (buffer: ArrayBuffer, at: number, length: number): C;
  readonly BYTES_PER_ELEMENT: number;
};

/** A column as bytes: a view, no copy. */
export function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);
}

/** The same; of a column that holds one value everywhere, as owners do, that value alone. */
export function shortBytesOf(column: Column): Uint8Array {
  const [first] = column;
  for (let i = 1; i < column.length; i++) if (column[i] !== first) return bytesOf(column);
  return bytesOf(column.subarray(0, 1));
}

/** Lays a column on its bytes, which begin at a multiple of eight; undefined when they are not as many as it needs. */
export function columnOf<C extends Column>(Kind: View<C>, bytes: Uint8Array, length: number): C | undefined {
  if (bytes.length !== length * Kind.BYTES_PER_ELEMENT) return undefined;
  return new Kind(bytes.buffer as ArrayBuffer, bytes.byteOffset, length);
}

/** The column that `shortBytesOf` made these bytes of; undefined when they are others. */
export function shortColumnOf<C extends Column>(Kind: View<C>, bytes: Uint8Array, length: number): C | undefined {
  const [value] = columnOf(Kind, bytes, 1) ?? [];
  if (value === undefined || length === 1) return columnOf(Kind, bytes, length);
  const column = new Kind(length);
  // fresh memory is zeros, and costs nothing until it is looked at
  if (value !== 0) column.fill(value);
  return column;
}

/** Numbers that are whole and not negative; undefined when the bytes hold others. */
export function countsOf(bytes: Uint8Array): readonly number[] | undefined {
  const numbers = [...(columnOf(Float64Array, bytes, Math.floor(bytes.length / 8)) ?? [NaN])];
  return numbers.every((one) => Number.isSafeInteger(one) && one >= 0) ? numbers : undefined;
}

/** The same numbers without signs: less than 0 is more than anything, and loops over columns see one kind of them. */
export function unsigned(column: Int32Array): Uint32Array {
  return new Uint32Array(column.buffer as ArrayBuffer, column.byteOffset, column.length);
}
