/**
 * A readable run of bytes, addressed by position. Reading is synchronous and positional: asynchronous reads are 2.6
 * times slower for a header walk (docs/performance.md).
 */
export type Bytes = {
  /** Length in bytes. */
  readonly size: number;
  /** Copies bytes from position `at` into `into` and returns how many: fewer than asked only at the end. */
  read(into: Uint8Array, at: number): number;
  /** The same on another thread, for those who have something else to do meanwhile; absent where bytes cannot be read so. */
  readAside?(into: Uint8Array, at: number): Promise<number>;
};

/** Bytes that lie in memory. */
export function memoryBytes(data: Uint8Array): Bytes {
  return {
    size: data.length,
    read(into, at) {
      const part = data.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
  };
}

/** The bytes `start` to `start + length` of `whole`, as bytes of their own; clipped to what is there. */
export function section(whole: Bytes, start: number, length: number): Bytes {
  const size = Math.max(0, Math.min(length, whole.size - start));
  const clipped = (into: Uint8Array, at: number): Uint8Array => {
    const wanted = Math.min(into.length, size - at);
    return wanted === into.length ? into : into.subarray(0, Math.max(0, wanted));
  };
  return {
    size,
    read: (into, at) => (at >= size ? 0 : whole.read(clipped(into, at), start + at)),
    ...(whole.readAside && {
      readAside: async (into, at) => (at >= size ? 0 : whole.readAside!(clipped(into, at), start + at)),
    }),
  };
}

/** All of `bytes` (from `at`, at most `length`) as one array. For small things: manifests, headers, texts. */
export function readAll(bytes: Bytes, at = 0, length = bytes.size - at): Uint8Array {
  const data = new Uint8Array(Math.max(0, Math.min(length, bytes.size - at)));
  let filled = 0;
  while (filled < data.length) {
    const count = bytes.read(data.subarray(filled), at + filled);
    if (count === 0) return data.subarray(0, filled);
    filled += count;
  }
  return data;
}
