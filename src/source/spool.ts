import { closeSync, constants, openSync, unlinkSync, write, writeSync } from 'node:fs';
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

/**
 * What is written at once. Engines send some 20 KB at a time, each in memory of its own: copied together they are forgotten
 * at once, and the next ones lie where they lay (docs/performance.md).
 */
const blockSize = 2 ** 20;
/** Blocks that wait to be written; with more the sender has to wait. */
const mostWaiting = 4;

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

/** Resolves to how many bytes there are. */
async function writeAll(
  descriptor: number,
  chunks: AsyncIterable<Uint8Array>,
  folder: string,
  { onReceived, onWritten }: { onReceived(bytes: number): void; onWritten(block: Uint8Array): void },
  signal: AbortSignal | undefined,
): Promise<number> {
  let received = 0;
  const blocks = new BlockWriter(async (block) => {
    await writeWhole(descriptor, block, folder);
    onWritten(block);
  });
  const take = (chunk: Uint8Array): Promise<void> | undefined => {
    received += chunk.length;
    onReceived(received);
    return blocks.take(chunk);
  };
  try {
    await flow(chunks, take, signal);
    await blocks.end();
  } finally {
    // nothing may be written after the descriptor was closed
    await blocks.settled();
  }
  return received;
}

/** Puts pieces together to blocks and has them written one after another, beside whatever the sender does meanwhile. */
class BlockWriter {
  readonly #write: (block: Uint8Array) => Promise<void>;
  #block: Uint8Array = Buffer.allocUnsafeSlow(blockSize);
  #filled = 0;
  readonly #waiting: Uint8Array[] = [];
  readonly #spare: Uint8Array[] = [];
  #writing: Promise<void> | undefined;

  /** `write` gets each block lent, until it has resolved. */
  constructor(write: (block: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  /** Copies the piece; the sender has to wait for what this returns. */
  take(piece: Uint8Array): Promise<void> | undefined {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + blockSize - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === blockSize) this.#finishBlock();
    }
    return this.#waiting.length >= mostWaiting ? this.#writing : undefined;
  }

  /** Resolves when everything is written; rejects with what kept it from being. */
  async end(): Promise<void> {
    if (this.#filled > 0) this.#finishBlock();
    await this.#writing;
  }

  /** Resolves when nothing is being written any more, however that ended. */
  async settled(): Promise<void> {
    await this.#writing?.catch(() => undefined);
  }

  #finishBlock(): void {
    this.#waiting.push(this.#block.subarray(0, this.#filled));
    this.#block = this.#spare.pop() ?? Buffer.allocUnsafeSlow(blockSize);
    this.#filled = 0;
    this.#writing ??= this.#writeWaiting();
    // whoever waits hears of a failure: the sender, or the end
    this.#writing.catch(() => undefined);
  }

  async #writeWaiting(): Promise<void> {
    for (let block = this.#waiting.shift(); block !== undefined; block = this.#waiting.shift()) {
      await this.#write(block);
      this.#spare.push(block);
    }
    this.#writing = undefined;
  }
}

/** Writes a block at the end of the file. Throws UserError when the disk is full. */
async function writeWhole(descriptor: number, block: Uint8Array, folder: string): Promise<void> {
  try {
    let at = await writeBeside(descriptor, block);
    // the system may write less than it was given: the rest piece by piece
    while (at < block.length) at += writeSync(descriptor, block, at);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || !full.has(code)) throw error;
    throw new UserError(`no space left in ${folder} for the image`, {
      hint: 'Set LAYERSCOPE_TMPDIR to a folder on a bigger disk.',
      cause: error,
    });
  }
}

function writeBeside(descriptor: number, block: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    write(descriptor, block, (error, written) => (error ? reject(error) : resolve(written)));
  });
}
