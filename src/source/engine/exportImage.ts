import type { Identify } from '../../archive/image/blobStore.ts';
import { engineError } from '../../archive/tar/engineError.ts';
import { readAll } from '../../model/bytes.ts';
import type { Platform } from '../../model/image.ts';
import { errorCode } from '../errorCode.ts';
import type { ImageReference } from '../imageReference.ts';
import { parsePlatform } from '../platformMatch.ts';
import { type Spool, spool } from '../spool.ts';
import type { EngineOptions } from './engineAnswer.ts';
import { EngineFault } from './engineFailure.ts';
import type { Engine } from './visitEngine.ts';

/** How node:http says that a response ended before its end; parse errors of a broken chunk too. */
const breaks = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_CHUNK_SIZE']);

/** Bytes of the end of an export in which an error is looked for. */
const longestError = 16_384;

/** What is exported, for the engine and for people. */
export type ExportRequest = {
  /** A name or an id, as the engine takes it. */
  readonly name: string;
  /** What the person asked for. */
  readonly asked: string;
  /** Bytes of the image by the engine's estimate. */
  readonly size?: number | undefined;
  /** Names the blobs of the archive for good. */
  readonly identify?: Identify | undefined;
};

/**
 * Has `engine` export one image into a spool. Throws what dockerode throws, EngineFault when the answer makes no sense or
 * breaks off.
 */
export async function exportImage(engine: Engine, request: ExportRequest, options: EngineOptions): Promise<Spool> {
  const { name, asked, size } = request;
  const stage = `reading ${asked} from ${engine.source}`;
  // Docker before 29 writes the whole archive to its own disk before the first byte comes.
  options.onProgress?.({ stage: `waiting for ${engine.source} to export ${asked}`, done: 0 });
  const stream = await engine.docker.getImages({ names: [name], ...platformQuery(options.platform) });
  // The size is an estimate: padding and JSON come on top of it, sparse files make the archive smaller.
  return spooled(stream, options, request.identify, (done) =>
    options.onProgress?.({ stage, done, ...(size !== undefined && done <= size && { total: size }) }),
  );
}

/**
 * A name is exported under that name, as `docker save` does, so that the archive carries it; an id or a digest as the
 * whole id that `inspect` found, which no exporter can take for something else.
 */
export function exportName(reference: ImageReference, id: string): string {
  const byId = reference.id !== undefined && id.replace(/^sha256:/, '').startsWith(reference.id);
  return byId || reference.name?.digest !== undefined ? id : reference.text;
}

/** Engines before API 1.48 and Podman ignore it: they have one platform for a name. */
function platformQuery(text: string | undefined): { platform?: Platform } {
  const platform = text === undefined ? undefined : parsePlatform(text);
  return platform ? { platform } : {};
}

/** Writes the export to disk. Throws EngineFault when it breaks off, with the engine's words where it left some. */
async function spooled(
  stream: AsyncIterable<Uint8Array>,
  { env, signal, indexes }: EngineOptions,
  identify: Identify | undefined,
  onProgress: (done: number) => void,
): Promise<Spool> {
  let received = 0;
  const onWritten = (written: number): void => {
    received = written;
    onProgress(written);
  };
  try {
    return unbroken(await spool(stream, env, onWritten, signal, { onBlob: indexes?.arrived, identify }));
  } catch (error) {
    const broken = errorCode(error);
    if (broken === undefined || !breaks.has(broken)) throw error;
    throw new EngineFault({ problem: 'failed', reason: `the export broke off after ${received} bytes` }, error);
  }
}

/** An error after the first byte is no status any more: the engine writes it where the archive should go on. */
function unbroken(archive: Spool): Spool {
  const { bytes } = archive;
  const words = engineError(readAll(bytes, Math.max(0, bytes.size - longestError)));
  if (words === undefined) return archive;
  archive.close();
  throw new EngineFault({ problem: 'failed', reason: `the export broke off: ${words}` });
}
