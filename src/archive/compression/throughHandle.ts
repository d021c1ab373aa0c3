import { constants } from 'node:zlib';
import { copies, type Engine, throughEngine } from './throughEngine.ts';

const outputSize = 256 * 1024;

/** The part of a zlib object that no documentation names; the same in Node 20 to 24 (docs/decisions/0004-decompression.md). */
type Handle = {
  onerror: (message: string, errno: number, code: string) => void;
  writeSync(
    flush: number,
    input: Uint8Array,
    inputStart: number,
    inputLength: number,
    output: Uint8Array,
    outputStart: number,
    outputLength: number,
  ): void;
};

/** `_writeState` says after each call how much room is left in the output and how much of the input was not taken. */
type Inside = { readonly _handle?: Partial<Handle> | null; readonly _writeState?: unknown };

/**
 * What comes out of `engine` when `input` goes in, made on this thread: a third faster than the stream, which hops to
 * zlib's thread for every piece, but nothing else runs meanwhile. Chunks are only lent, and so may the input be. Where
 * Node does not have what it takes, the stream does the work. Throws as `throughEngine` does.
 */
export function throughHandle(
  engine: Engine & Inside,
  input: Iterable<Uint8Array>,
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  const { _handle: handle, _writeState: state } = engine;
  if (typeof handle?.writeSync !== 'function' || !(state instanceof Uint32Array) || state.length !== 2)
    return throughEngine(engine, copies(input));
  return fed(engine, handle as Handle, state, input);
}

function* fed(
  engine: Engine,
  handle: Handle,
  state: Uint32Array,
  input: Iterable<Uint8Array>,
): Generator<Uint8Array, void, void> {
  let failure: Error | undefined;
  handle.onerror = (message, errno, code) => {
    failure = Object.assign(new Error(message), { errno, code });
  };
  const output = Buffer.allocUnsafeSlow(outputSize);
  try {
    for (const piece of withEnd(input)) {
      const flush = piece === undefined ? constants.Z_FINISH : constants.Z_NO_FLUSH;
      const data = piece ?? nothing;
      for (let left = data.length, room = 0; room === 0; ) {
        handle.writeSync(flush, data, data.length - left, left, output, 0, output.length);
        if (failure !== undefined) throw failure;
        room = state[0]!;
        left = state[1]!;
        if (room < output.length) yield output.subarray(0, output.length - room);
        // What is not taken though there is room is what zlib ignores: zeros behind the last member.
        if (room > 0 && left > 0) return;
      }
    }
  } finally {
    engine.destroy();
  }
}

const nothing = new Uint8Array(0);

/** After the last piece, undefined: the moment to say that the stream breaks off. */
function* withEnd(input: Iterable<Uint8Array>): Generator<Uint8Array | undefined, void, void> {
  yield* input;
  yield undefined;
}
