import { closeSync, constants, openSync, unlinkSync, writeSync, writev } from 'node:fs';
import { join } from 'node:path';
import type { Identify } from '../archive/image/blobStore.ts';
import type { Bytes } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { ArrivingBlobs, type HearBlob } from './arrivingBlobs.ts';
import { descriptorBytes } from './descriptorBytes.ts';
import { errorCode } from './errorCode.ts';
import { flow } from './flow.ts';
import { nowAndThen } from './nowAndThen.ts';

/** Bytes that came as a stream, now in a file that has no name any more. */
export type Spool = {
  readonly bytes: Bytes;
  readonly descriptor: number;
  /** Says which image of the archive in it was opened: what else was heard of is not wanted. */
  keepOnly?(open: OpenImage): void;
  /** Gives the disk space back. Safe to call twice. */
  close(): void;
};

/** Who is told of the blobs of an archive while it is spooled, and what names them for good. */
export type Arrivals = { readonly onBlob?: HearBlob | undefined; readonly identify?: Identify | undefined };

/** Engines send some 30 KB at a time: written together they take half the time. */
const writeBytes = 2 ** 20;
/** What waits to be written at most. */
const mostWaiting = 16 * 2 ** 20;

export type Environment = Readonly<Record<string, string | undefined>>;

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const unusable = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']);

/**
 * Writes `chunks` into a new file in $LAYERSCOPE_TMPDIR, $TMPDIR or /var/tmp, readable by its owner only and unlinked
 * at once, so that nothing stays behind even after SIGKILL. `onProgress` hears the bytes received so far, now and then and at
 * the end; where the chunks are an archive, `onBlob` hears of its layers while they come.
 * Throws UserError when the folder cannot be used or the disk is full, the signal's reason when aborted.
 */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  env: Environment,
  onProgress?: (received: number) => void,
  signal?: AbortSignal,
  { onBlob, identify }: Arrivals = {},
): Promise<Spool> {
  const folder = spoolFolder(env);
  const descriptor = openUnlinked(folder);
  const arriving = onBlob && new ArrivingBlobs(descriptor, onBlob, identify);
  const closeFile = closer(descriptor);
  const close = (): void => {
    arriving?.stop();
    closeFile();
  };
  const progress = onProgress && nowAndThen(onProgress);
  const heard = {
    onReceived: (bytes: number): void => progress?.tell(bytes),
    onWritten: (chunk: Uint8Array): void => arriving?.write(chunk),
  };
  try {
    const size = await writeAll(descriptor, chunks, folder, heard, signal);
    const keepOnly = arriving && { keepOnly: (open: OpenImage) => arriving.keepOnly(open) };
    return { bytes: descriptorBytes(descriptor, 0, size), descriptor, close, ...keepOnly };
  } catch (error) {
    close();
    throw error;
  } finally {
    progress?.end();
  }
}

/** A function that closes `descriptor` once, however often it is called. */
export function closer(descriptor: number): () => void {
  let open = true;
  return () => {
    if (open) closeSync(descriptor);
    open = false;
  };
}

function spoolFolder(env: Environment): string {
  return env['LAYERSCOPE_TMPDIR'] || env['TMPDIR'] || '/var/tmp';
}

function openUnlinked(folder: string): number {
  const path = join(folder, `layerscope-${crypto.randomUUID()}`);
  try {
    const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    unlinkSync(path);
    return descriptor;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || !unusable.has(code)) throw error;
    throw new UserError(`cannot make a temporary file in ${folder} (${code})`, {
      hint: 'Set LAYERSCOPE_TMPDIR to a folder that can be written to.',
      cause: error,
    });
  }
}

/**
 * Resolves to how many bytes there are. A write takes as long as the sender does, so it happens beside: what comes
 * meanwhile waits for the next one, and the sender only when that is too much.
 */
async function writeAll(
  descriptor: number,
  chunks: AsyncIterable<Uint8Array>,
  folder: string,
  { onReceived, onWritten }: { onReceived(bytes: number): void; onWritten(chunk: Uint8Array): void },
  signal: AbortSignal | undefined,
): Promise<number> {
  let received = 0;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    while (bytes > 0) {
      const batch = waiting;
      const size = bytes;
      waiting = [];
      bytes = 0;
      await writeWhole(descriptor, batch, size, folder);
      for (const chunk of batch) onWritten(chunk);
      if (bytes < writeBytes) break;
    }
    writing = undefined;
  };
  const take = (chunk: Uint8Array): Promise<void> | undefined => {
    waiting.push(chunk);
    bytes += chunk.length;
    received += chunk.length;
    onReceived(received);
    if (bytes >= writeBytes) writing ??= write();
    // whoever waits hears of a failure: the sender, or the end
    writing?.catch(() => undefined);
    return bytes >= mostWaiting ? writing : undefined;
  };
  try {
    await flow(chunks, take, signal);
  } finally {
    // nothing may be written after the descriptor was closed
    await writing?.catch(() => undefined);
  }
  await writing;
  await write();
  return received;
}

/** Writes `chunks`, of `bytes` in all, at the end of the file. Throws UserError when the disk is full. */
async function writeWhole(
  descriptor: number,
  chunks: readonly Uint8Array[],
  bytes: number,
  folder: string,
): Promise<void> {
  try {
    let at = await writeBeside(descriptor, chunks);
    // the system may write less than it was given: the rest piece by piece
    if (at === bytes) return;
    for (const rest = Buffer.concat(chunks); at < bytes; ) at += writeSync(descriptor, rest, at);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || !full.has(code)) throw error;
    throw new UserError(`no space left in ${folder} for the image`, {
      hint: 'Set LAYERSCOPE_TMPDIR to a folder on a bigger disk.',
      cause: error,
    });
  }
}

function writeBeside(descriptor: number, chunks: readonly Uint8Array[]): Promise<number> {
  return new Promise((resolve, reject) => {
    writev(descriptor, chunks, (error, written) => (error ? reject(error) : resolve(written)));
  });
}
