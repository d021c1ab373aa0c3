import type { Bytes } from '../../model/bytes.ts';
import { isSkippableMagic } from './compression.ts';
import type { StreamFault } from './corruptStream.ts';

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

const windowSize = 64 * 1024;

/**
 * Finds the blocks of all zstd frames without decompressing (RFC 8878, 3.1.1), skippable frames left out. Needed
 * because Node's decoder stops after the first frame of what it is fed (nodejs/node#64741), and because it tells to
 * the byte what a cut stream still holds. Returns the fault that ends the stream early, after the last whole block.
 */
export function* zstdBlocks(bytes: Bytes): Generator<ZstdBlock, BlockFault | undefined, void> {
  const look = lookahead(bytes);
  for (let at = 0; at < bytes.size; ) {
    const header = frameHeader(look(at, 18), at);
    if ('code' in header) return header;
    if (header.skip > 0) {
      if (at + header.skip > bytes.size) return cut(at);
      at += header.skip;
      continue;
    }
    let start = at;
    at += header.length;
    for (let last = false; !last; start = at) {
      const block = look(at, 3);
      if (block.length < 3) return cut(start);
      at += 3 + blockLength(block);
      if (at > bytes.size) return cut(start);
      last = (block[0]! & 1) === 1;
      const endsFrame = last && at + header.checksum <= bytes.size;
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

/** Reads small pieces through one window, so that a look costs a read only now and then. The piece is only lent. */
function lookahead(bytes: Bytes): (at: number, length: number) => Uint8Array {
  const window = new Uint8Array(windowSize);
  let start = 0;
  let end = 0;
  return (at, length) => {
    if (at < start || Math.min(at + length, bytes.size) > end) {
      start = at;
      end = at + bytes.read(window, at);
    }
    return window.subarray(at - start, Math.min(at - start + length, end - start));
  };
}
