import { modeBits, numeric, octal } from './tarNumber.ts';

/** One 512-byte header block, decoded. A fresh object: PAX and GNU headers before it change it further. */
export type TarHeader = {
  name: string;
  target: string;
  /** Character code of the typeflag. */
  type: number;
  size: number;
  mode: number;
  uid: number;
  gid: number;
  modified: number;
  deviceMajor: number;
  deviceMinor: number;
  readonly gnu: boolean;
};

export const blockSize = 512;

/** Typeflags, as character codes. */
export const typeflag = {
  regular: 0x30, // '0'
  oldRegular: 0x00, // NUL, before POSIX; a directory when the name ends in a slash
  hardlink: 0x31, // '1'
  symlink: 0x32, // '2'
  character: 0x33, // '3'
  block: 0x34, // '4'
  directory: 0x35, // '5'
  fifo: 0x36, // '6'
  pax: 0x78, // 'x': records for the next entry
  paxGlobal: 0x67, // 'g': records for all that follow; engines ignore them
  gnuSparse: 0x53, // 'S'
  gnuLongName: 0x4c, // 'L'
  gnuLongLink: 0x4b, // 'K'
} as const;

/** Links, devices, directories and fifos have no body, whatever their size field claims. */
export function isHeaderOnly(type: number): boolean {
  return type >= typeflag.hardlink && type <= typeflag.fifo;
}

/** Whether the block is all zeros. Two such blocks end an archive. */
export function isZeroBlock(block: Uint8Array, at: number): boolean {
  for (let i = at; i < at + blockSize; i++) if (block[i] !== 0) return false;
  return true;
}

/**
 * Decodes the header block at `at`, following readHeader of Go's archive/tar/reader.go, because engines are written in
 * Go. Undefined when the checksum or a number is wrong. Strings are latin1.
 */
export function tarHeader(block: Buffer, at: number): TarHeader | undefined {
  if (!checksumHolds(block, at)) return undefined;
  const format = formatOf(block, at);
  const extended = format !== 'v7';
  const header: TarHeader = {
    name: field(block, at, 100),
    target: field(block, at + 157, 100),
    type: block[at + 156]!,
    size: numeric(block, at + 124, 12),
    mode: modeBits(block, at + 100, 8),
    uid: numeric(block, at + 108, 8),
    gid: numeric(block, at + 116, 8),
    modified: numeric(block, at + 136, 12),
    deviceMajor: extended ? numeric(block, at + 329, 8) : 0,
    deviceMinor: extended ? numeric(block, at + 337, 8) : 0,
    gnu: format === 'gnu',
  };
  if (hasBadNumber(block, at, header)) return undefined;
  if (extended) {
    const prefix = prefixOf(block, at, format);
    if (prefix === undefined) return undefined;
    if (prefix !== '') header.name = `${prefix}/${header.name}`;
  }
  return header;
}

/** Whether `block` holds a header with a valid checksum at `at`: what tells a tar from other files. */
function checksumHolds(block: Uint8Array, at: number): boolean {
  const claimed = octal(block, at + 148, 8);
  // The checksum's own field counts as spaces.
  let sum = byteSum(block, at) + 8 * 0x20;
  for (let i = at + 148; i < at + 156; i++) sum -= block[i]!;
  return claimed === sum || claimed === sum - 256 * highBytes(block, at);
}

/**
 * The sum of a block's bytes, four at a time where they are aligned: byte by byte this loop was the most expensive one
 * of the whole walk. Two lanes of 16 bits hold 128 × 255 without overflowing.
 */
function byteSum(block: Uint8Array, at: number): number {
  const start = block.byteOffset + at;
  let sum = 0;
  if (start % 4 !== 0) {
    for (let i = at; i < at + blockSize; i++) sum += block[i]!;
    return sum;
  }
  const words = new Uint32Array(block.buffer, start, blockSize / 4);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    even += word & 0xff00ff;
    odd += (word >>> 8) & 0xff00ff;
  }
  return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
}

/** Sun's tar summed signed bytes: each of these counted 256 less. */
function highBytes(block: Uint8Array, at: number): number {
  let count = 0;
  for (let i = at; i < at + 148; i++) count += block[i]! >> 7;
  for (let i = at + 156; i < at + blockSize; i++) count += block[i]! >> 7;
  return count;
}

type Format = 'v7' | 'ustar' | 'star' | 'gnu';

function formatOf(block: Uint8Array, at: number): Format {
  if (!matches(block, at + 257, 'ustar')) return 'v7';
  if (block[at + 262] === 0) return matches(block, at + 508, 'tar\0') ? 'star' : 'ustar';
  return matches(block, at + 262, '  \0') ? 'gnu' : 'v7';
}

function matches(block: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (block[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

function hasBadNumber(block: Uint8Array, at: number, header: TarHeader): boolean {
  // One NaN makes the sum NaN; the mode needs a look of its own, because its bits never are.
  const sum = header.size + header.uid + header.gid + header.modified + header.deviceMajor + header.deviceMinor;
  return Number.isNaN(sum) || Number.isNaN(numeric(block, at + 100, 8));
}

/** The part of the name that goes before the name field; undefined when a number beside it is wrong. */
function prefixOf(block: Buffer, at: number, format: Format): string | undefined {
  if (format === 'ustar') return field(block, at + 345, 155);
  if (format === 'star') {
    const times = numeric(block, at + 476, 12) + numeric(block, at + 488, 12);
    return Number.isNaN(times) ? undefined : field(block, at + 345, 131);
  }
  if (format !== 'gnu' || gnuTimesHold(block, at)) return '';
  // Go before 1.8 wrote a prefix where GNU has times (golang.org/issue/12594).
  const prefix = field(block, at + 345, 155);
  return /^[\x01-\x7f]*$/.test(prefix) ? prefix : '';
}

function gnuTimesHold(block: Uint8Array, at: number): boolean {
  const accessed = block[at + 345] === 0 ? 0 : numeric(block, at + 345, 12);
  const changed = block[at + 357] === 0 ? 0 : numeric(block, at + 357, 12);
  return !Number.isNaN(accessed + changed);
}

/** The bytes up to the first NUL as a latin1 string. */
function field(block: Buffer, start: number, length: number): string {
  let end = start;
  while (end < start + length && block[end] !== 0) end++;
  return end === start ? '' : block.toString('latin1', start, end);
}
