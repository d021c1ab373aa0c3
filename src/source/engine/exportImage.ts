import { engineError } from '../../archive/tar/engineError.ts';
import { readAll } from '../../model/bytes.ts';
import type { Platform } from '../../model/image.ts';
import { errorCode } from '../errorCode.ts';
import type { ImageReference } from '../imageReference.ts';
import { parsePlatform } from '../platformMatch.ts';
import { type Spool, spool } from '../spool.ts';
import type { EngineImage, EngineOptions } from './engineAnswer.ts';
import { EngineFault, hasStatus } from './engineFailure.ts';
import type { Engine } from './visitEngine.ts';

/** What of an engine's `inspect` is used; the rest comes out of the archive, where the raw config is. */
type Inspection = {
  readonly id: string;
  readonly names: readonly string[];
  readonly diffIds: readonly string[];
  readonly size?: number;
};

/** How node:http says that a response ended before its end; parse errors of a broken chunk too. */
const breaks = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_CHUNK_SIZE']);

/** Bytes of the end of an export in which an error is looked for. */
const longestError = 16_384;

/**
 * Has `engine` export the image called `reference` into a spool. Throws what dockerode throws, EngineFault when the
 * answer makes no sense or breaks off.
 */
export async function exportImage(
  engine: Engine,
  reference: ImageReference,
  options: EngineOptions,
): Promise<EngineImage & Required<Pick<EngineImage, 'diffIds'>>> {
  const { id, names, diffIds, size } = await inspect(engine, reference);
  const stage = `reading ${reference.text} from ${engine.source}`;
  // Docker before 29 writes the whole archive to its own disk before the first byte comes.
  options.onProgress?.({ stage: `waiting for ${engine.source} to export ${reference.text}`, done: 0 });
  const stream = await engine.docker.getImages({
    names: [exportName(reference, id)],
    ...platformQuery(options.platform),
  });
  // The size is an estimate: padding and JSON come on top of it, sparse files make the archive smaller.
  const archive = await spooled(stream, options, (done) =>
    options.onProgress?.({ stage, done, ...(size !== undefined && done <= size && { total: size }) }),
  );
  return { source: engine.source, names, id, diffIds, spool: archive };
}

async function inspect({ docker }: Engine, reference: ImageReference): Promise<Inspection> {
  const answer: unknown = await docker.getImage(reference.text).inspect().catch(missing);
  if (typeof answer !== 'object' || answer === null || !('Id' in answer) || typeof answer.Id !== 'string') {
    throw new EngineFault({ problem: 'failed', reason: 'its description of the image cannot be read' });
  }
  const size = 'Size' in answer && typeof answer.Size === 'number' && answer.Size > 0 ? { size: answer.Size } : {};
  const names = imageNames('RepoTags' in answer ? answer.RepoTags : undefined);
  return { id: answer.Id, names, diffIds: diffIdsIn('RootFS' in answer ? answer.RootFS : undefined), ...size };
}

function missing(error: unknown): never {
  if (!hasStatus(error, 404)) throw error;
  throw new EngineFault({ problem: 'missing', reason: 'no such image' }, error);
}

/** The diff ids in a `RootFS`, base first; none when it is anything else than expected. */
function diffIdsIn(rootfs: unknown): readonly string[] {
  const layers = typeof rootfs === 'object' && rootfs !== null && 'Layers' in rootfs ? rootfs.Layers : undefined;
  return Array.isArray(layers) && layers.every((layer) => typeof layer === 'string') ? layers : [];
}

/** The names in a `RepoTags`: null for none, and `<none>:<none>` for none in the lists of Docker before 23. */
export function imageNames(tags: unknown): string[] {
  const names = Array.isArray(tags) ? tags : [];
  return names.filter((name) => typeof name === 'string' && name !== '<none>:<none>');
}

/**
 * A name is exported under that name, as `docker save` does, so that the archive carries it; an id or a digest as the
 * whole id that `inspect` found, which no exporter can take for something else.
 */
function exportName(reference: ImageReference, id: string): string {
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
  { env, signal }: EngineOptions,
  onProgress: (done: number) => void,
): Promise<Spool> {
  let received = 0;
  const onWritten = (written: number): void => {
    received = written;
    onProgress(written);
  };
  try {
    return unbroken(await spool(stream, env, onWritten, signal));
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
