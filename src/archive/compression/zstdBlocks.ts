import { isSkippableMagic } from './compression.ts';
import type { StreamFault } from './corruptStream.ts';
import type { ForwardWindow } from './forwardWindow.ts';

/** One block of a zstd frame: the frame's header belongs to its first block, the checksum to its last. */
export type ZstdBlock = {
  readonly start: number;
  readonly end: number;
  readonly endsFrame: boolean;
};

/** What ends the blocks early. */
export type BlockFault = { readonly code: StreamFault; readonly message: string };

/** What decoders allow by default; a hostile frame would ask for terabytes. */
const maxWindow = 128 * 1024 * 1024;

/** Of no block may more be stored (RFC 8878, 3.1.1.2.4). */
const maxBlock = 128 * 1024;

/**
 * Finds the blocks of all zstd frames without decompressing (RFC 8878, 3.1.1), skippable frames left out. Needed
 * because Node's decoder stops after the first frame of what it is fed (nodejs/node#64741), and because it tells to
 * the byte what a cut stream still holds. Returns the fault that ends the stream early, after the last whole block.
 */
export function* zstdBlocks(window: ForwardWindow): Generator<ZstdBlock, BlockFault | undefined, void> {
  for (let at = 0; at < window.size; ) {
    const header = frameHeader(window.look(at, 18), at);
    if ('code' in header) return header;
    if (header.skip > 0) {
      if (at + header.skip > window.size) return cut(at);
      at += header.skip;
      continue;
    }
    let start = at;
    at += header.length;
    for (let last = false; !last; start = at) {
      const block = window.look(at, 3);
      if (block.length < 3) return cut(start);
      const length = blockLength(block);
      if (length > maxBlock)
        return { code: 'corrupt-compression', message: `zstd: the block at byte ${start} is too large` };
      at += 3 + length;
      if (at > window.size) return cut(start);
      last = (block[0]! & 1) === 1;
      const endsFrame = last && at + header.checksum <= window.size;
      if (endsFrame) at += header.checksum;
      yield { start, end: at, endsFrame };
      if (last && !endsFrame) return cut(at);
    }
  }
  return undefined;
}

type FrameHeader = { readonly skip: number; readonly length: number; readonly checksum: number };

const contentSizeLengths = [0, 2, 4, 8] as const;
const dictionaryLengths = [0, 1, 2, 4] as const;

function frameHeader(head: Uint8Array, at: number): FrameHeader | BlockFault {
  const isFrame = head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
  if (!isFrame && !isSkippableMagic(head)) return noFrame(at);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (!isFrame) {
    return head.length < 8 ? cut(at) : { skip: 8 + view.getUint32(4, true), length: 0, checksum: 0 };
  }
  const flags = head[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const sizeLength = Math.max(contentSizeLengths[(flags >> 6) as 0 | 1 | 2 | 3], isSingle ? 1 : 0);
  const sizeStart = 5 + (isSingle ? 0 : 1) + dictionaryLengths[(flags & 3) as 0 | 1 | 2 | 3];
  const length = sizeStart + sizeLength;
  if (head.length < length) return cut(at);
  const window = isSingle ? contentSize(view, sizeStart, sizeLength) : windowOf(head[5]!);
  if (window > maxWindow) return { code: 'corrupt-compression', message: tooLarge(at, window) };
  return { skip: 0, length, checksum: (flags & 4) !== 0 ? 4 : 0 };
}

function contentSize(view: DataView, start: number, length: number): number {
  if (length === 1) return view.getUint8(start);
  if (length === 2) return view.getUint16(start, true) + 256;
  if (length === 4) return view.getUint32(start, true);
  return Number(view.getBigUint64(start, true));
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Bytes of the block's body in the stream: a run-length block stores one byte, whatever it stands for. */
function blockLength(block: Uint8Array): number {
  const header = block[0]! | (block[1]! << 8) | (block[2]! << 16);
  return ((header >> 1) & 3) === 1 ? 1 : header >> 3;
}

function noFrame(at: number): BlockFault {
  return at === 0
    ? { code: 'corrupt-compression', message: 'zstd: no frame starts here' }
    : { code: 'trailing-data', message: `zstd: other data follows the last frame, at byte ${at}` };
}

function cut(at: number): BlockFault {
  return { code: 'truncated-layer', message: `zstd: the stream breaks off in the block at byte ${at}` };
}

function tooLarge(at: number, window: number): string {
  return `zstd: the frame at byte ${at} needs a window of ${window} bytes, at most ${maxWindow} are allowed`;
}
