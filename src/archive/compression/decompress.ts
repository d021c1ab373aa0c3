import { createGunzip } from 'node:zlib';
import type { Bytes } from '../../model/bytes.ts';
import type { Compression } from '../../model/openImage.ts';
import { CorruptStream } from './corruptStream.ts';
import { gunzipMembers } from './gunzipMembers.ts';
import { skipping } from './skipping.ts';
import { hasCode, lentPieces, pieceSize, pieces, throughEngine } from './throughEngine.ts';
import { throughHandle } from './throughHandle.ts';
import { unzstd } from './unzstd.ts';

export type DecompressOptions = {
  readonly signal?: AbortSignal | undefined;
  /** The most bytes to come out; 50 GiB unless told. */
  readonly limit?: number | undefined;
  /** For a thread that has nothing else to do: faster, nothing else runs meanwhile, and what comes out is only lent. */
  readonly blocking?: boolean | undefined;
};

/** What this process decompresses itself; for the rest the door starts the system's tools. */
export type OwnCompression = Exclude<Compression, 'xz' | 'bzip2'>;

export const defaultLimit = 50 * 2 ** 30;

/**
 * The uncompressed bytes, in pieces of up to some hundred KB. Delivers all it can before it throws CorruptStream;
 * throws the signal's reason when aborted.
 */
export async function* decompress(
  bytes: Bytes,
  compression: OwnCompression,
  { signal, limit = defaultLimit, blocking = false }: DecompressOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  let offset = 0;
  for await (const chunk of streamOf(bytes, compression, blocking)) {
    signal?.throwIfAborted();
    if (offset + chunk.length > limit) {
      yield chunk.subarray(0, limit - offset);
      throw new CorruptStream('limit', `the layer expands past ${limit} bytes`, limit);
    }
    offset += chunk.length;
    yield chunk;
  }
}

function streamOf(
  bytes: Bytes,
  compression: OwnCompression,
  blocking: boolean,
): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (compression === 'gzip') return gunzip(bytes, blocking);
  return compression === 'zstd' ? unzstd(bytes, blocking) : pieces(bytes);
}

async function* gunzip(bytes: Bytes, blocking: boolean): AsyncGenerator<Uint8Array, void, void> {
  let offset = 0;
  try {
    const engine = createGunzip({ chunkSize: pieceSize });
    const chunks = blocking ? throughHandle(engine, lentPieces(bytes)) : throughEngine(engine, pieces(bytes));
    for await (const chunk of chunks) {
      offset += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (hasCode(error, 'Z_BUF_ERROR')) {
      throw new CorruptStream('truncated-layer', 'gzip: the stream breaks off (unexpected end of file)', offset);
    }
    if (!hasCode(error, 'Z_DATA_ERROR')) throw error;
    // zlib says this at the start of a member only: what came before is whole, and something else follows.
    if (error.message !== 'incorrect header check') {
      throw new CorruptStream('corrupt-compression', `gzip: ${error.message}`, offset);
    }
    for await (const chunk of skipping(gunzipMembers(bytes), offset)) {
      offset += chunk.length;
      yield chunk;
    }
    throw new CorruptStream('trailing-data', 'gzip: other data follows the compressed stream', offset);
  }
}
