import type { Gunzip } from 'node:zlib';
import { type Bytes, readAll } from '../../model/bytes.ts';

/** Large enough that the hop to zlib's thread does not count (docs/performance.md). */
export const pieceSize = 256 * 1024;

/** All of `bytes` from `start` to `end`, in arrays that the receiver may keep. */
export function* pieces(bytes: Bytes, start = 0, end = bytes.size): Generator<Uint8Array, void, void> {
  for (let at = start; at < end; ) {
    const piece = readAll(bytes, at, Math.min(pieceSize, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** The same through one array that is only lent. */
export function* lentPieces(bytes: Bytes): Generator<Uint8Array, void, void> {
  const window = Buffer.allocUnsafeSlow(Math.min(pieceSize, bytes.size));
  for (let at = 0; at < bytes.size; ) {
    const count = bytes.read(window, at);
    if (count === 0) return;
    at += count;
    yield window.subarray(0, count);
  }
}

/** What is lent, as arrays of their own: a stream keeps what it was given. */
export function* copies(input: Iterable<Uint8Array>): Generator<Uint8Array, void, void> {
  for (const piece of input) yield new Uint8Array(piece);
}

/** Any stream of node:zlib. */
export type Engine = Pick<
  Gunzip,
  'on' | 'read' | 'write' | 'end' | 'destroy' | 'destroyed' | 'errored' | 'readableEnded'
>;

/**
 * What comes out of `engine` when `input` goes in. Reads by hand, because iterating over the stream would throw away
 * what came out before an error. Throws what the engine and the input throw, after what came out before.
 */
export async function* throughEngine(
  engine: Engine,
  input: Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => {};
  const fail = (error: unknown): void => {
    failure ??= { error };
    wake();
  };
  for (const event of ['readable', 'end', 'close']) engine.on(event, () => wake());
  engine.on('error', fail);
  feed(engine, input, fail);
  try {
    for (;;) {
      const chunk: Uint8Array | null = engine.read();
      if (chunk !== null) yield chunk;
      else if (failure !== undefined) throw failure.error;
      else if (engine.errored) throw engine.errored;
      else if (engine.readableEnded || engine.destroyed) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    engine.destroy();
  }
}

function feed(engine: Engine, input: Iterable<Uint8Array>, fail: (error: unknown) => void): void {
  const iterator = input[Symbol.iterator]();
  const next = (): void => {
    if (engine.destroyed) return;
    try {
      const step = iterator.next();
      if (step.done) engine.end();
      else engine.write(step.value, next);
    } catch (error) {
      // Not caught but carried: this runs in a callback of the engine, the error belongs to whoever reads from it.
      fail(error);
    }
  };
  next();
}

export function hasCode(error: unknown, code: string): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && error.code === code;
}
