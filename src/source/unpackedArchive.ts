import { compressionOf } from '../archive/compression/compression.ts';
import { CorruptStream } from '../archive/compression/corruptStream.ts';
import type { Identify } from '../archive/image/blobStore.ts';
import type { Bytes } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { decompressed } from './decompressed.ts';
import type { SourceOptions } from './sourceOptions.ts';
import { spool } from './spool.ts';

/** An archive that can be read by position. */
export type ArchiveFile = {
  readonly bytes: Bytes;
  readonly descriptor: number;
  close(): void;
  /** Of a spool: says which image in it was opened. */
  keepOnly?(open: OpenImage): void;
  /** Names the blobs of the archive for good; of a compressed one too, because the same bytes unpack to the same. */
  readonly identify?: Identify | undefined;
  /** What was wrong with its compression. */
  readonly problems: readonly Problem[];
};

/**
 * The archive itself, decompressed into a spool where it comes compressed as a whole (Nix, `docker save | gzip`). A
 * stream that breaks off leaves what came before, and a problem. Takes `file` over: it is closed when no longer needed.
 */
export async function unpackedArchive(
  file: Omit<ArchiveFile, 'problems'>,
  options: SourceOptions,
): Promise<ArchiveFile> {
  const { bytes } = file;
  const compression = compressionOf(bytes);
  if (compression === 'none') return { ...file, problems: [] };
  const problems: Problem[] = [];
  const { signal } = options;
  const { counted, done } = counting(bytes);
  const chunks = decompressed({ bytes: counted, compression }, { signal });
  try {
    const progress = () =>
      options.onProgress?.({ stage: 'decompressing the archive', done: done(), total: bytes.size });
    const { identify } = file;
    const arrivals = { onBlob: options.indexes?.arrived, identify };
    const unpacked = await spool(untilCorrupt(chunks, problems), options.env, progress, signal, arrivals);
    return { ...unpacked, problems, identify };
  } finally {
    file.close();
  }
}

async function* untilCorrupt(chunks: AsyncIterable<Uint8Array>, problems: Problem[]): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof CorruptStream)) throw error;
    const code = error.code === 'truncated-layer' ? 'truncated-archive' : error.code;
    const severity = code === 'trailing-data' ? 'note' : 'error';
    problems.push({ severity, code, message: `the archive's compression: ${error.message}` });
  }
}

/** The same bytes, and how far they were read. */
function counting(bytes: Bytes): { readonly counted: Bytes; done(): number } {
  let furthest = 0;
  return {
    counted: {
      size: bytes.size,
      read(into, at) {
        const count = bytes.read(into, at);
        furthest = Math.max(furthest, at + count);
        return count;
      },
    },
    done: () => furthest,
  };
}
