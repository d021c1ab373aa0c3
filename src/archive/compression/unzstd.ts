import zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import type { Bytes } from '../../model/bytes.ts';
import { CorruptStream } from './corruptStream.ts';
import { ForwardWindow } from './forwardWindow.ts';
import { copies, type Engine, pieceSize, throughEngine } from './throughEngine.ts';
import { throughHandle } from './throughHandle.ts';
import { type BlockFault, type ZstdBlock, zstdBlocks } from './zstdBlocks.ts';

/** Node has a decoder from 22.15 and 23.8 on; the types here are those of Node 20. */
type WithZstd = { createZstdDecompress?(options: { chunkSize: number }): zlib.Gunzip };

/** Whether Node decodes zstd itself, ten times as quick as the library. */
export const hasZstd = 'createZstdDecompress' in zlib;

/** The content of all zstd frames, one after another. Throws CorruptStream after the last byte that can be had. */
export async function* unzstd(bytes: Bytes, blocking: boolean): AsyncGenerator<Uint8Array, void, void> {
  const window = new ForwardWindow(bytes);
  const blocks = new Blocks(window);
  const engine = (zlib as WithZstd).createZstdDecompress?.({ chunkSize: pieceSize });
  const chunks =
    engine === undefined ? withoutNode(window, blocks) : through(engine, framesApart(window, blocks), blocking);
  let offset = 0;
  try {
    for await (const chunk of chunks) {
      offset += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (blocks.fault === undefined) throw decoderFault(error, offset);
  }
  if (blocks.fault !== undefined) throw new CorruptStream(blocks.fault.code, blocks.fault.message, offset);
}

function through(engine: Engine, input: Iterable<Uint8Array>, blocking: boolean) {
  return blocking ? throughHandle(engine, input) : throughEngine(engine, copies(input));
}

/** The blocks, and the fault that ended them. */
class Blocks {
  private readonly window: ForwardWindow;
  fault: BlockFault | undefined;

  constructor(window: ForwardWindow) {
    this.window = window;
  }

  *[Symbol.iterator](): Generator<ZstdBlock, void, void> {
    this.fault = yield* zstdBlocks(this.window);
  }
}

/** Pieces of whole blocks, lent, none of which reaches into the next frame: Node's decoder would stop there. */
function* framesApart(window: ForwardWindow, blocks: Iterable<ZstdBlock>): Generator<Uint8Array, void, void> {
  let end = -1;
  for (const block of blocks) {
    if (window.held === -1) window.held = block.start;
    end = block.end;
    if (!block.endsFrame && end - window.held < pieceSize) continue;
    yield window.look(window.held, end - window.held);
    window.held = -1;
  }
  if (window.held !== -1) yield window.look(window.held, end - window.held);
}

/** A decoder per frame and a block at a time, which bounds what one step makes: a block holds at most 128 KB. */
function* withoutNode(window: ForwardWindow, blocks: Iterable<ZstdBlock>): Generator<Uint8Array, void, void> {
  const chunks: Uint8Array[] = [];
  const decoder = (): Decompress => new Decompress((chunk) => void chunks.push(chunk));
  let frame = decoder();
  for (const block of blocks) {
    frame.push(new Uint8Array(window.look(block.start, block.end - block.start)), block.endsFrame);
    if (block.endsFrame) frame = decoder();
    yield* chunks.splice(0).filter((chunk) => chunk.length > 0);
  }
}

/** Errors about the data, as against those of reading: codes of node:zlib start with Z, fzstd's are numbers. */
function decoderFault(error: unknown, offset: number): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const isNamed = typeof code === 'number' || (typeof code === 'string' && code.startsWith('Z'));
  // fzstd does not check every length: bad data can also make it reach past its arrays.
  const isReach = code === undefined && (error instanceof RangeError || error instanceof TypeError);
  return isNamed || isReach ? new CorruptStream('corrupt-compression', `zstd: ${error.message}`, offset) : error;
}
