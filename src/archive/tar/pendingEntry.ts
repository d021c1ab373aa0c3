import type { Kind, TarEntry } from '../../model/tarEntry.ts';
import { invalid, type Step } from './headerStep.ts';
import { applyPax, type PaxRecords, paxRecords, paxXattrs } from './pax.ts';
import { SparseEntry } from './sparseEntry.ts';
import { isHeaderOnly, type TarHeader, typeflag } from './tarHeader.ts';

/** The types that engines take; TypeRegA and the like have become one of them by then. */
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
  private readonly sparse = new SparseEntry();

  /** The next block belongs to this entry's sparse map. */
  get wantsBlock(): boolean {
    return this.sparse.wantsBlock;
  }

  /** Stored bytes that follow the headers of a complete entry. */
  get stored(): number {
    return this.sparse.bodyLength;
  }

  /** Whether a sparse map names other bytes than those stored: engines stop when they read the file. */
  get hasWrongMap(): boolean {
    return this.sparse.mismatches;
  }

  /** Typeflag of the complete entry, for those that no engine takes. */
  get type(): number {
    return this.header?.type ?? 0;
  }

  get name(): string {
    return this.header?.name ?? '';
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
    const stored = isHeaderOnly(header.type) ? 0 : header.size;
    if (stored < 0) return invalid('its size is negative');
    this.sparse.bodyLength = stored;
    if (header.type === typeflag.gnuSparse) return this.sparse.beginOld(header, block, at);
    return this.records.size > 0 ? this.sparse.beginPax(header, this.records) : 'ready';
  }

  /** Takes the next block of a sparse map. */
  addBlock(block: Buffer, at: number): Step {
    return this.sparse.addBlock(block, at);
  }

  /** The complete entry, whose stored body starts at `body`; undefined for a type that no engine takes. */
  entry(body: number): TarEntry | undefined {
    const header = this.header!;
    const kind = kindOf.get(header.type);
    if (kind === undefined) return undefined;
    const entry: TarEntry = {
      name: header.name,
      kind,
      target: kind === 'symlink' || kind === 'hardlink' ? header.target : '',
      size: kind === 'file' ? header.size : 0,
      mode: header.mode,
      uid: header.uid,
      gid: header.gid,
      modified: header.modified,
      deviceMajor: header.deviceMajor,
      deviceMinor: header.deviceMinor,
      offset: this.start,
      body,
      stored: this.stored,
    };
    return this.records.size > 0 ? this.extended(entry) : entry;
  }

  private extended(entry: TarEntry): TarEntry {
    const xattrs = paxXattrs(this.records);
    const sparse = this.sparse.storedRuns();
    return { ...entry, ...(xattrs && { xattrs }), ...(sparse && { sparse }) };
  }

  /** Forgets everything: the next header begins another entry. */
  clear(): void {
    this.start = -1;
    this.records = noRecords;
    this.longName = '';
    this.longLink = '';
    this.header = undefined;
    this.sparse.clear();
  }
}

function untilNul(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('latin1', 0, end === -1 ? body.length : end);
}
