import { CorruptStream } from '../archive/compression/corruptStream.ts';
import { decompress } from '../archive/compression/decompress.ts';
import { skipping } from '../archive/compression/skipping.ts';
import { hasZstd } from '../archive/compression/unzstd.ts';
import type { Bytes } from '../model/bytes.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { externalDecompress, isExternal } from './externalDecompress.ts';

export type DecompressedOptions = {
  readonly signal?: AbortSignal | undefined;
  /** For a thread that has nothing else to do (`decompress`); chunks are only lent. */
  readonly blocking?: boolean | undefined;
};

/** Below this the library is done before a process has started. */
const worthProcess = 2 * 2 ** 20;

/**
 * The uncompressed bytes of a blob, whatever it is compressed with: by this process, by the system's `xz` and `bzip2`, and
 * where Node has no zstd of its own, of what is large by the system's `zstd`. Delivers all it can before it throws
 * CorruptStream; throws UserError when a tool is not there, the signal's reason when aborted.
 */
export function decompressed(
  { bytes, compression }: Pick<LayerBytes, 'bytes' | 'compression'>,
  options: DecompressedOptions = {},
): AsyncIterable<Uint8Array> {
  if (isExternal(compression)) return externalDecompress(bytes, compression, options.signal);
  if (compression === 'zstd' && !hasZstd && bytes.size >= worthProcess) return unzstdBeside(bytes, options);
  return decompress(bytes, compression, options);
}

/**
 * By the system's zstd, ten times quicker than the library. Where there is none, or it finds fault, the library says what
 * is wrong and where.
 */
async function* unzstdBeside(bytes: Bytes, options: DecompressedOptions): AsyncGenerator<Uint8Array, void, void> {
  let passed = 0;
  let fault: CorruptStream | undefined;
  try {
    for await (const chunk of externalDecompress(bytes, 'zstd', options.signal)) {
      passed += chunk.length;
      yield chunk;
    }
    return;
  } catch (error) {
    if (error instanceof CorruptStream && error.code !== 'limit') fault = error;
    else if (!(error instanceof UserError)) throw error;
  }
  yield* skipping(decompress(bytes, 'zstd', options), passed);
  // a checksum, which the library does not look at
  if (fault !== undefined) throw fault;
}
