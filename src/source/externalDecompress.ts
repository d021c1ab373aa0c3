import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { CorruptStream } from '../archive/compression/corruptStream.ts';
import { defaultLimit } from '../archive/compression/decompress.ts';
import type { Bytes } from '../model/bytes.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { errorCode } from './errorCode.ts';

type Tool = ChildProcessByStdio<Writable, Readable, Readable>;

/** A hostile xz stream can ask for 4 GiB of dictionary; `xz -9` needs 65 MiB. */
const argumentsOf = { xz: ['-dc', '--memlimit-decompress=1GiB'], bzip2: ['-dc'], zstd: ['-dcq'] };

/** A tool of the system. */
export type ExternalTool = keyof typeof argumentsOf;
const windowSize = 256 * 1024;
const longestComplaint = 4096;

/** Whether a compression is always left to the system's tool, as xz and bzip2 are. */
export function isExternal(compression: LayerBytes['compression']): compression is 'xz' | 'bzip2' {
  return compression === 'xz' || compression === 'bzip2';
}

/**
 * The uncompressed bytes of a stream by the system's `xz`, `bzip2` or `zstd`, started without a shell. Delivers all it
 * can before it throws CorruptStream; throws UserError when the tool is not there, the signal's reason when aborted.
 */
export async function* externalDecompress(
  bytes: Bytes,
  compression: ExternalTool,
  signal?: AbortSignal,
  limit: number = defaultLimit,
): AsyncGenerator<Uint8Array, void, void> {
  signal?.throwIfAborted();
  const tool = startTool(compression);
  const stop = () => tool.kill();
  signal?.addEventListener('abort', stop, { once: true });
  const complaint = firstWords(tool.stderr);
  const ended = once(tool, 'close');
  // Awaited below; without this a failure before that would be an unhandled rejection.
  ended.catch(() => undefined);
  const fed = feed(tool.stdin, bytes);
  // A disk that fails would leave the tool waiting for more, and us for the tool; the failure is awaited below.
  fed.catch(stop);
  let offset = 0;
  try {
    for await (const chunk of tool.stdout as AsyncIterable<Uint8Array>) {
      const room = limit - offset;
      if (chunk.length > room) {
        yield chunk.subarray(0, room);
        throw new CorruptStream('limit', `the layer expands past ${limit} bytes`, limit);
      }
      offset += chunk.length;
      yield chunk;
    }
    await fed;
    const [status] = await toolEnd(ended, compression);
    signal?.throwIfAborted();
    if (status !== 0) throw corrupt(compression, complaint(), offset);
  } finally {
    signal?.removeEventListener('abort', stop);
    tool.kill();
  }
}

function startTool(name: ExternalTool): Tool {
  // XZ_OPT, XZ_DEFAULTS, BZIP2 and ZSTD_NBTHREADS could turn the tool into something else.
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  // loaded here, because few images need it and loading takes Node 2 ms
  const { spawn } = process.getBuiltinModule('node:child_process');
  return spawn(name, argumentsOf[name], { stdio: ['pipe', 'pipe', 'pipe'], env, shell: false });
}

async function toolEnd(ended: Promise<unknown[]>, name: string): Promise<unknown[]> {
  try {
    return await ended;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EACCES') throw error;
    throw new UserError(`the data is compressed with ${name}, and there is no ${name} on this machine`, {
      hint: `Install ${name} (package ${name === 'xz' ? 'xz-utils or xz' : name}), or decompress it first.`,
      cause: error,
    });
  }
}

/** Writes all of `bytes` as fast as they are taken; ends quietly when the tool has gone, whose exit status says why. */
async function feed(into: Writable, bytes: Bytes): Promise<void> {
  const gone = new Promise<void>((resolve) => into.once('error', () => resolve()).once('close', () => resolve()));
  for (let at = 0; at < bytes.size && into.writable; ) {
    const window = new Uint8Array(Math.min(windowSize, bytes.size - at));
    const count = bytes.read(window, at);
    if (count === 0) break;
    at += count;
    if (!into.write(window.subarray(0, count))) {
      await Promise.race([new Promise<void>((resolve) => into.once('drain', () => resolve())), gone]);
    }
  }
  into.end();
}

function firstWords(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < longestComplaint) text += chunk;
  });
  return () => text.trim().split('\n', 1)[0] ?? '';
}

function corrupt(name: string, complaint: string, offset: number): CorruptStream {
  const cut = /unexpected end|ends unexpectedly|premature end/i.test(complaint);
  return new CorruptStream(cut ? 'truncated-layer' : 'corrupt-compression', complaint || `${name} failed`, offset);
}
