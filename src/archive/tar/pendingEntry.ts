import type { Kind, TarEntry } from '../../model/tarEntry.ts';
import { ByteText, endOfText } from './byteText.ts';
import { invalid, type Step } from './headerStep.ts';
import { LentEntry } from './lentEntry.ts';
import { applyPax, type PaxRecords, paxRecords, paxXattrs } from './pax.ts';
import { SparseEntry } from './sparseEntry.ts';
import { isHeaderOnly, type TarHeader, typeflag } from './tarHeader.ts';

/** The kind of each typeflag from `0` on; TypeRegA and the like have become one of them by then. Others no engine takes. */
const kindOf: readonly Kind[] = ['file', 'hardlink', 'symlink', 'character', 'block', 'directory', 'fifo'];

const noRecords: PaxRecords = new Map();
const slash = 0x2f;

/**
 * The entry that headers are describing: PAX and GNU headers gather, the entry's own header merges them, a sparse map
 * may follow. The order of the steps is that of `next` in Go's archive/tar/reader.go.
 */
export class PendingEntry {
  private start = -1;
  private records = noRecords;
  private readonly longName = new ByteText();
  private readonly longLink = new ByteText();
  private readonly header: TarHeader;
  private readonly sparse = new SparseEntry();
  private readonly lent: LentEntry;

  /** `header`: the one that all headers of the archive are read into. */
  constructor(header: TarHeader) {
    this.header = header;
    this.lent = new LentEntry(header);
  }

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
    return this.header.type;
  }

  /** A header block starts at `offset`: the entry starts with its first one. */
  begin(offset: number): void {
    if (this.start === -1) this.start = offset;
  }

  /** Takes the body of a special header (x, g, L, K). False when it is malformed. */
  addSpecial(type: number, body: Buffer): boolean {
    if (type === typeflag.gnuLongName) replace(this.longName, body);
    else if (type === typeflag.gnuLongLink) replace(this.longLink, body);
    else {
      const records = paxRecords(body);
      if (records === undefined) return false;
      // Go hands a global header out as an entry of its own, and with it drops what was gathered before it.
      if (type === typeflag.paxGlobal) this.clear();
      else this.records = records;
    }
    return true;
  }

  /** Takes the entry's own header, which was read from `block` at `at`. */
  setHeader(block: Buffer, at: number): Step {
    const { header } = this;
    if (this.records.size > 0 && !applyPax(header, this.records)) return invalid('a PAX record is malformed');
    if (this.longName.length > 0) replace(header.name, this.longName.bytes, this.longName.length);
    if (this.longLink.length > 0) replace(header.target, this.longLink.bytes, this.longLink.length);
    if (header.type === typeflag.oldRegular)
      header.type = header.name.last === slash ? typeflag.directory : typeflag.regular;
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

  /** The complete entry, whose stored body starts at `body`, lent; undefined for a type that no engine takes. */
  entry(body: number): TarEntry | undefined {
    const kind = kindOf[this.header.type - typeflag.regular];
    if (kind === undefined) return undefined;
    const entry = this.lent;
    entry.kind = kind;
    entry.offset = this.start;
    entry.body = body;
    entry.stored = this.stored;
    entry.xattrs = this.records.size > 0 ? paxXattrs(this.records) : undefined;
    entry.sparse = this.records.size > 0 ? this.sparse.storedRuns() : undefined;
    return entry;
  }

  /** Forgets everything: the next header begins another entry. */
  clear(): void {
    this.start = -1;
    this.records = noRecords;
    this.longName.clear();
    this.longLink.clear();
    this.sparse.clear();
  }
}

/** Lets `text` be the bytes up to the first NUL. */
function replace(text: ByteText, bytes: Uint8Array, length = bytes.length): void {
  text.clear();
  text.add(bytes, 0, endOfText(bytes, 0, length));
}
