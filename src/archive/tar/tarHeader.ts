import { ByteText, endOfText } from './byteText.ts';
import { byteSum, longOctal, shortOctal, wordsUnder } from './headerWords.ts';
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
  /** A block whose words can be read. */
  private readonly aligned = Buffer.allocUnsafeSlow(blockSize);

  /**
   * Decodes the block at `at`; false when the checksum or a number in it is wrong. The names are only lent by the block:
   * `keepNames` before it goes.
   */
  read(block: Buffer, at: number): boolean {
    if ((block.byteOffset + at) % 4 !== 0) return this.readAligned(block, at);
    const words = wordsUnder(block);
    const first = (block.byteOffset + at) >> 2;
    if (!checksumHolds(block, at, words, first)) return false;
    const format = formatOf(block, at);
    const extended = format !== 'v7';
    this.type = block[at + 156]!;
    this.readNumbers(block, at, words, first);
    if (extended) this.readDevice(block, at, words, first);
    else this.deviceMajor = this.deviceMinor = 0;
    this.gnu = format === 'gnu';
    // One NaN makes the sum NaN.
    const sum = this.size + this.mode + this.uid + this.gid + this.modified + this.deviceMajor + this.deviceMinor;
    if (Number.isNaN(sum)) return false;
    this.readTarget(block, at);
    this.name.clear();
    if (extended && !addPrefix(this.name, block, at, format)) return false;
    if (this.name.length === 0) this.name.lend(block, at, endOfText(block, at, at + 100));
    else this.name.add(block, at, endOfText(block, at, at + 100));
    return true;
  }

  /** Takes the names into memory of their own. */
  keepNames(): void {
    this.name.keep();
    this.target.keep();
  }

  private readAligned(block: Buffer, at: number): boolean {
    block.copy(this.aligned, 0, at, at + blockSize);
    return this.read(this.aligned, 0);
  }

  private readNumbers(block: Buffer, at: number, words: Uint32Array, first: number): void {
    const mode = shortOctal(words[first + 25]!, words[first + 26]!);
    const uid = shortOctal(words[first + 27]!, words[first + 28]!);
    const gid = shortOctal(words[first + 29]!, words[first + 30]!);
    const size = longOctal(words[first + 31]!, words[first + 32]!, words[first + 33]!);
    const modified = longOctal(words[first + 34]!, words[first + 35]!, words[first + 36]!);
    this.mode = mode < 0 ? modeBits(block, at + 100, 8) : mode & 0o7777;
    this.uid = uid < 0 ? numeric(block, at + 108, 8) : uid;
    this.gid = gid < 0 ? numeric(block, at + 116, 8) : gid;
    this.size = size < 0 ? numeric(block, at + 124, 12) : size;
    this.modified = modified < 0 ? numeric(block, at + 136, 12) : modified;
  }

  /** Its fields begin in the second byte of a word. */
  private readDevice(block: Buffer, at: number, words: Uint32Array, first: number): void {
    const major = shortOctal(wordInside(words, first + 82), wordInside(words, first + 83));
    const minor = shortOctal(wordInside(words, first + 84), wordInside(words, first + 85));
    this.deviceMajor = major < 0 ? numeric(block, at + 329, 8) : major;
    this.deviceMinor = minor < 0 ? numeric(block, at + 337, 8) : minor;
  }

  private readTarget(block: Buffer, at: number): void {
    if (this.type !== typeflag.symlink && this.type !== typeflag.hardlink) this.target.clear();
    else this.target.lend(block, at + 157, endOfText(block, at + 157, at + 257));
  }
}

/** The word that begins in the second byte of the one at `at`. */
function wordInside(words: Uint32Array, at: number): number {
  return (words[at]! >>> 8) | (words[at + 1]! << 24);
}

/** Whether the block at `at` has a valid checksum: what tells a tar from other files. */
function checksumHolds(block: Buffer, at: number, words: Uint32Array, first: number): boolean {
  const high = words[first + 37]!;
  const low = words[first + 38]!;
  const quick = shortOctal(high, low);
  const claimed = quick < 0 ? octal(block, at + 148, 8) : quick;
  // The checksum's own field counts as spaces.
  const sum = byteSum(words, first, blockSize / 4) - bytesOf(high) - bytesOf(low) + 8 * 0x20;
  return claimed === sum || claimed === sum - 256 * highBytes(block, at);
}

function bytesOf(word: number): number {
  return (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
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
  name.add(block, at + 345, endOfText(block, at + 345, at + 345 + length));
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
