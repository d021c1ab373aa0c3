import type { ProblemCode } from '../model/problem.ts';
import type { Kind, TarEntry } from '../model/tarEntry.ts';
import {
  clippedRuns,
  maxSpecialSize,
  oldSparseBlock,
  oldSparseSize,
  paxSparseVersion,
  recordedRuns,
  runsFit,
  SparseMap,
  type SparseRuns,
  storedLength,
} from './gnuSparse.ts';
import { applyPax, type PaxRecords, paxRecords, paxXattrs } from './pax.ts';
import { blockSize, isHeaderOnly, type TarHeader, typeflag } from './tarHeader.ts';
import { int64 } from './tarNumber.ts';

/** Why a header is refused, as a clause. */
export type Refusal = { readonly code: ProblemCode; readonly why: string };

/** Whether the entry is complete, wants another block (of a sparse map), or is refused. */
export type Step = 'ready' | 'more' | Refusal;

const invalid = (why: string): Refusal => ({ code: 'invalid-header', why });
const malformedMap = invalid('its sparse map is malformed');
const longMap: Refusal = { code: 'header-too-large', why: 'its sparse map is longer than a mebibyte' };

const kindOf = new Map<number, Kind>([
  [typeflag.regular, 'file'],
  [typeflag.hardlink, 'hardlink'],
  [typeflag.symlink, 'symlink'],
  [typeflag.character, 'character'],
  [typeflag.block, 'block'],
  [typeflag.directory, 'directory'],
  [typeflag.fifo, 'fifo'],
]);

const noRecords: PaxRecords = new Map();

/**
 * The entry that headers are describing: PAX and GNU headers gather, the entry's own header merges them, a sparse map
 * may follow. The order of the steps is that of `next` in Go's archive/tar/reader.go.
 */
export class PendingEntry {
  private start = -1;
  private records = noRecords;
  private longName = '';
  private longLink = '';
  private header: TarHeader | undefined;
  private runs: SparseRuns | undefined;
  private map: SparseMap | undefined;
  private extensions = 0;
  private wanting = false;
  /** Bytes of the body that still lie ahead. */
  private bodyLength = 0;

  /** The next block belongs to this entry's sparse map. */
  get wantsBlock(): boolean {
    return this.wanting;
  }

  /** Stored bytes that follow the headers of a complete entry. */
  get stored(): number {
    return this.bodyLength;
  }

  /** A header block starts at `offset`: the entry starts with its first one. */
  begin(offset: number): void {
    if (this.start === -1) this.start = offset;
  }

  /** Takes the body of a special header (x, g, L, K). False when it is malformed. */
  addSpecial(type: number, body: Buffer): boolean {
    if (type === typeflag.gnuLongName) this.longName = untilNul(body);
    else if (type === typeflag.gnuLongLink) this.longLink = untilNul(body);
    else {
      const records = paxRecords(body);
      if (records === undefined) return false;
      // Go hands a global header out as an entry of its own, and with it drops what was gathered before it.
      if (type === typeflag.paxGlobal) this.clear();
      else this.records = records;
    }
    return true;
  }

  /** Takes the entry's own header, which lies in `block` at `at`. */
  setHeader(header: TarHeader, block: Buffer, at: number): Step {
    this.header = header;
    if (this.records.size > 0 && !applyPax(header, this.records)) return invalid('a PAX record is malformed');
    if (this.longName !== '') header.name = this.longName;
    if (this.longLink !== '') header.target = this.longLink;
    if (header.type === typeflag.oldRegular) {
      header.type = header.name.endsWith('/') ? typeflag.directory : typeflag.regular;
    }
    this.bodyLength = isHeaderOnly(header.type) ? 0 : header.size;
    if (this.bodyLength < 0) return invalid('its size is negative');
    if (header.type === typeflag.gnuSparse) return this.beginOldSparse(header, block, at);
    return this.records.size > 0 ? this.beginPaxSparse(header) : 'ready';
  }

  /** Takes the next block of a sparse map. */
  addBlock(block: Buffer, at: number): Step {
    return this.map === undefined ? this.addOldSparse(block, at, false) : this.addMapBlock(this.map, block, at);
  }

  private beginOldSparse(header: TarHeader, block: Buffer, at: number): Step {
    // The star format has the same typeflag with another layout.
    if (!header.gnu) return invalid('a sparse header that is not of the GNU format');
    header.size = oldSparseSize(block, at);
    if (Number.isNaN(header.size)) return invalid('its size is no number');
    this.runs = [];
    return this.addOldSparse(block, at, true);
  }

  private addOldSparse(block: Buffer, at: number, isHeader: boolean): Step {
    const more = oldSparseBlock(block, at, isHeader, this.runs!);
    if (more === undefined) return malformedMap;
    if (!more) return this.finishSparse();
    if (++this.extensions * blockSize >= maxSpecialSize) return longMap;
    this.wanting = true;
    return 'more';
  }

  private beginPaxSparse(header: TarHeader): Step {
    const version = paxSparseVersion(this.records);
    if (version === undefined) return 'ready';
    header.name = this.records.get('GNU.sparse.name') || header.name;
    const size = this.records.get('GNU.sparse.size') || this.records.get('GNU.sparse.realsize');
    if (size) header.size = int64(size);
    if (Number.isNaN(header.size)) return invalid('its size is no number');
    if (version === 'body') {
      this.map = new SparseMap();
      return this.wantMapBlock();
    }
    this.runs = recordedRuns(this.records);
    return this.finishSparse();
  }

  private addMapBlock(map: SparseMap, block: Buffer, at: number): Step {
    this.bodyLength -= blockSize;
    const result = map.push(block, at);
    if (result === 'more') return this.wantMapBlock();
    if (result === 'long') return longMap;
    this.runs = result === 'bad' ? undefined : result;
    return this.finishSparse();
  }

  private wantMapBlock(): Step {
    if (this.bodyLength < blockSize) return invalid('its sparse map is longer than its body');
    this.wanting = true;
    return 'more';
  }

  private finishSparse(): Step {
    this.wanting = false;
    const header = this.header!;
    const fits = this.runs !== undefined && !isHeaderOnly(header.type) && runsFit(this.runs, header.size);
    return fits ? 'ready' : malformedMap;
  }

  /** Whether the stored bytes are not those that the sparse map names: engines stop when they read the file. */
  get hasWrongMap(): boolean {
    return this.runs !== undefined && storedLength(this.runs) !== this.bodyLength;
  }

  /** Typeflag of the complete entry, for those that no engine takes. */
  get type(): number {
    return this.header?.type ?? 0;
  }

  get name(): string {
    return this.header?.name ?? '';
  }

  /** The complete entry, whose stored body starts at `body`; undefined for a type that no engine takes. */
  entry(body: number): TarEntry | undefined {
    const header = this.header!;
    const kind = kindOf.get(header.type);
    if (kind === undefined) return undefined;
    const isFile = kind === 'file';
    const entry: TarEntry = {
      name: header.name,
      kind,
      target: kind === 'symlink' || kind === 'hardlink' ? header.target : '',
      size: isFile ? header.size : 0,
      mode: header.mode,
      uid: header.uid,
      gid: header.gid,
      modified: header.modified,
      deviceMajor: header.deviceMajor,
      deviceMinor: header.deviceMinor,
      offset: this.start,
      body,
      stored: this.bodyLength,
    };
    return this.records.size > 0 ? this.extended(entry) : entry;
  }

  private extended(entry: TarEntry): TarEntry {
    const xattrs = paxXattrs(this.records);
    return {
      ...entry,
      ...(xattrs && { xattrs }),
      ...(this.runs && { sparse: clippedRuns(this.runs, this.bodyLength) }),
    };
  }

  /** Forgets everything: the next header begins another entry. */
  clear(): void {
    this.start = -1;
    this.records = noRecords;
    this.longName = '';
    this.longLink = '';
    this.header = undefined;
    this.runs = undefined;
    this.map = undefined;
    this.extensions = 0;
    this.wanting = false;
  }
}

function untilNul(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('latin1', 0, end === -1 ? body.length : end);
}
