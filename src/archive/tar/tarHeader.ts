import { ByteText } from './byteText.ts';
import { modeBits, numeric, octal } from './tarNumber.ts';

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
 * One 512-byte header block, decoded, following readHeader of Go's archive/tar/reader.go, because engines are written in
 * Go. One object for all headers of an archive: `read` fills it anew, PAX and GNU headers change it further.
 */
export class TarHeader {
  readonly name = new ByteText();
  /** As stored; empty for everything but links. */
  readonly target = new ByteText();
  /** Character code of the typeflag. */
  type = 0;
  size = 0;
  mode = 0;
  uid = 0;
  gid = 0;
  modified = 0;
  deviceMajor = 0;
  deviceMinor = 0;
  gnu = false;

  /** Decodes the block at `at`; false when the checksum or a number in it is wrong. */
  read(block: Buffer, at: number): boolean {
    if (!checksumHolds(block, at)) return false;
    const format = formatOf(block, at);
    const extended = format !== 'v7';
    this.type = block[at + 156]!;
    this.size = numeric(block, at + 124, 12);
    this.mode = modeBits(block, at + 100, 8);
    this.uid = numeric(block, at + 108, 8);
    this.gid = numeric(block, at + 116, 8);
    this.modified = numeric(block, at + 136, 12);
    this.deviceMajor = extended ? numeric(block, at + 329, 8) : 0;
    this.deviceMinor = extended ? numeric(block, at + 337, 8) : 0;
    this.gnu = format === 'gnu';
    // One NaN makes the sum NaN.
    const sum = this.size + this.mode + this.uid + this.gid + this.modified + this.deviceMajor + this.deviceMinor;
    if (Number.isNaN(sum)) return false;
    this.target.clear();
    if (this.type === typeflag.symlink || this.type === typeflag.hardlink)
      this.target.addUntilNul(block, at + 157, at + 257);
    this.name.clear();
    if (extended && !addPrefix(this.name, block, at, format)) return false;
    this.name.addUntilNul(block, at, at + 100);
    return true;
  }
}

/** Whether `block` holds a header with a valid checksum at `at`: what tells a tar from other files. */
function checksumHolds(block: Buffer, at: number): boolean {
  const claimed = octal(block, at + 148, 8);
  // The checksum's own field counts as spaces.
  let sum = byteSum(block, at) + 8 * 0x20;
  for (let i = at + 148; i < at + 156; i++) sum -= block[i]!;
  return claimed === sum || claimed === sum - 256 * highBytes(block, at);
}

/** The words of the memory asked about last: windows are read again and again. */
let words: Uint32Array = new Uint32Array(0);
let wordsOf: Uint8Array | undefined;

/**
 * The sum of a block's bytes, four at a time where they are aligned: byte by byte this loop was the most expensive one
 * of the whole walk. Two lanes of 16 bits hold 128 × 255 without overflowing.
 */
function byteSum(block: Buffer, at: number): number {
  const start = block.byteOffset + at;
  let sum = 0;
  if (start % 4 !== 0) {
    for (let i = at; i < at + blockSize; i++) sum += block[i]!;
    return sum;
  }
  if (block !== wordsOf) {
    if (words.buffer !== block.buffer) words = new Uint32Array(block.buffer, 0, block.buffer.byteLength >> 2);
    wordsOf = block;
  }
  let even = 0;
  let odd = 0;
  for (let i = start >> 2, end = i + blockSize / 4; i < end; i += 2) {
    const word = words[i]!;
    const next = words[i + 1]!;
    even += (word & 0xff00ff) + (next & 0xff00ff);
    odd += ((word >>> 8) & 0xff00ff) + ((next >>> 8) & 0xff00ff);
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

const ustar = Buffer.from('ustar');
const star = Buffer.from('tar\0');
const gnu = Buffer.from('  \0');

type Format = 'v7' | 'ustar' | 'star' | 'gnu';

function formatOf(block: Uint8Array, at: number): Format {
  if (!matches(block, at + 257, ustar)) return 'v7';
  if (block[at + 262] === 0) return matches(block, at + 508, star) ? 'star' : 'ustar';
  return matches(block, at + 262, gnu) ? 'gnu' : 'v7';
}

function matches(block: Uint8Array, at: number, magic: Uint8Array): boolean {
  for (let i = 0; i < magic.length; i++) if (block[at + i] !== magic[i]) return false;
  return true;
}

/** Puts what goes before the name field, and a slash, into `name`; false when a number beside it is wrong. */
function addPrefix(name: ByteText, block: Buffer, at: number, format: Format): boolean {
  const length = format === 'star' ? 131 : 155;
  if (format === 'star') {
    const times = numeric(block, at + 476, 12) + numeric(block, at + 488, 12);
    if (Number.isNaN(times)) return false;
  }
  if (block[at + 345] === 0 || (format === 'gnu' && !hasOldPrefix(block, at))) return true;
  name.addUntilNul(block, at + 345, at + 345 + length);
  name.add(slash, 0, 1);
  return true;
}

const slash = Buffer.from('/');

/** Go before 1.8 wrote a prefix, in ASCII, where GNU has times (golang.org/issue/12594). */
function hasOldPrefix(block: Uint8Array, at: number): boolean {
  if (gnuTimesHold(block, at)) return false;
  for (let i = at + 345; i < at + 500 && block[i] !== 0; i++) if (block[i]! > 0x7f) return false;
  return true;
}

function gnuTimesHold(block: Uint8Array, at: number): boolean {
  const accessed = block[at + 345] === 0 ? 0 : numeric(block, at + 345, 12);
  const changed = block[at + 357] === 0 ? 0 : numeric(block, at + 357, 12);
  return !Number.isNaN(accessed + changed);
}
