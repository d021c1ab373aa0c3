/**
 * A readable run of bytes, addressed by position. Reading is synchronous and positional: asynchronous reads are 2.6
 * times slower for a header walk (docs/performance.md).
 */
export type Bytes = {
  /** Length in bytes. */
  readonly size: number;
  /** Copies bytes from position `at` into `into` and returns how many: fewer than asked only at the end. */
  read(into: Uint8Array, at: number): number;
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
  return {
    size,
    read(into, at) {
      const wanted = Math.min(into.length, size - at);
      return wanted <= 0 ? 0 : whole.read(wanted === into.length ? into : into.subarray(0, wanted), start + at);
    },
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
