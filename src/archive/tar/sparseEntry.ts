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
import { invalid, type Refusal, type Step } from './headerStep.ts';
import type { PaxRecords } from './pax.ts';
import { blockSize, isHeaderOnly, type TarHeader } from './tarHeader.ts';
import { int64 } from './tarNumber.ts';

const malformed = invalid('its sparse map is malformed');
const tooLong: Refusal = { code: 'header-too-large', why: 'its sparse map is longer than a mebibyte' };

/** For one archive. Go has no such bound, but Go reads entry by entry and here all stay in memory. */
const maxRuns = 1 << 20;
const tooMany: Refusal = { code: 'limit', why: `with it sparse files have more than ${maxRuns} runs in all` };

/**
 * How the entry at hand stores its holes, if it is sparse: finds the map in the old GNU format (typeflag `S`) or one
 * of the three PAX formats (handleSparseFile of Go's archive/tar/reader.go). One object for all entries of an archive.
 */
export class SparseEntry {
  private header: TarHeader | undefined;
  private runs: SparseRuns | undefined;
  private map: SparseMap | undefined;
  private extensions = 0;
  private runsInAll = 0;
  /** The next block belongs to the map. */
  wantsBlock = false;
  /** Bytes of the body that still lie ahead: format 1.0 keeps its map at the start of it. */
  bodyLength = 0;

  clear(): void {
    this.header = undefined;
    this.runs = undefined;
    this.map = undefined;
    this.extensions = 0;
    this.wantsBlock = false;
  }

  /** The map of an old GNU sparse header, which begins in its block and sets its size. */
  beginOld(header: TarHeader, block: Buffer, at: number): Step {
    // The star format has the same typeflag with another layout.
    if (!header.gnu) return invalid('a sparse header that is not of the GNU format');
    header.size = oldSparseSize(block, at);
    if (Number.isNaN(header.size)) return invalid('its size is no number');
    this.header = header;
    this.runs = [];
    return this.addOld(block, at, true);
  }

  /** The map that PAX records name, if they do; they also have the file's name and size. */
  beginPax(header: TarHeader, records: PaxRecords): Step {
    const version = paxSparseVersion(records);
    if (version === undefined) return 'ready';
    this.header = header;
    const name = records.get('GNU.sparse.name');
    if (name) header.name.set(name);
    const size = records.get('GNU.sparse.size') || records.get('GNU.sparse.realsize');
    if (size) header.size = int64(size);
    if (Number.isNaN(header.size)) return invalid('its size is no number');
    if (version === 'body') {
      this.map = new SparseMap();
      return this.wantMapBlock();
    }
    this.runs = recordedRuns(records);
    return this.finish();
  }

  /** Takes the next block of the map. */
  addBlock(block: Buffer, at: number): Step {
    return this.map === undefined ? this.addOld(block, at, false) : this.addToMap(this.map, block, at);
  }

  /** Whether the stored bytes are not those that the map names: engines stop when they read such a file. */
  get mismatches(): boolean {
    return this.runs !== undefined && storedLength(this.runs) !== this.bodyLength;
  }

  /** The runs that are stored; undefined when the entry is not sparse. */
  storedRuns(): SparseRuns | undefined {
    return this.runs && clippedRuns(this.runs, this.bodyLength);
  }

  private addOld(block: Buffer, at: number, isHeader: boolean): Step {
    const more = oldSparseBlock(block, at, isHeader, this.runs!);
    if (more === undefined) return malformed;
    if (!more) return this.finish();
    if (++this.extensions * blockSize >= maxSpecialSize) return tooLong;
    this.wantsBlock = true;
    return 'more';
  }

  private addToMap(map: SparseMap, block: Buffer, at: number): Step {
    this.bodyLength -= blockSize;
    const result = map.push(block, at);
    if (result === 'more') return this.wantMapBlock();
    if (result === 'long') return tooLong;
    this.runs = result === 'bad' ? undefined : result;
    return this.finish();
  }

  private wantMapBlock(): Step {
    if (this.bodyLength < blockSize) return invalid('its sparse map is longer than its body');
    this.wantsBlock = true;
    return 'more';
  }

  private finish(): Step {
    this.wantsBlock = false;
    const { header, runs } = this;
    if (header === undefined || runs === undefined) return malformed;
    if (isHeaderOnly(header.type) || !runsFit(runs, header.size)) return malformed;
    this.runsInAll += runs.length;
    return this.runsInAll > maxRuns ? tooMany : 'ready';
  }
}
