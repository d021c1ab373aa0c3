import type { Problem, ProblemCode } from '../../model/problem.ts';
import type { TarEntry } from '../../model/tarEntry.ts';
import { maxSpecialSize } from './gnuSparse.ts';
import type { Step } from './headerStep.ts';
import { PendingEntry } from './pendingEntry.ts';
import { blockSize, isHeaderOnly, isZeroBlock, TarHeader, typeflag } from './tarHeader.ts';

/** Where a reader puts what it finds. */
export type TarSink = {
  /** The entry is lent: the reader fills the same object for the next one. */
  entry(entry: TarEntry): void;
  /** Stored body bytes of the last entry, when they flow; the array is only lent. A sparse file's holes do not flow. */
  content?(chunk: Uint8Array): void;
  /** The whole body of the last entry has flowed; also called for an empty file. */
  contentEnd?(): void;
  problem(problem: Problem): void;
};

/** What the reader stands on: a whole block, the body of a special header, a body, its padding, or nothing any more. */
type State = 'block' | 'special' | 'body' | 'padding' | 'ended' | 'failed';

/** So that a tar of nothing but strange entries does not make a list of problems as long as itself. */
const maxReports = 100;

/**
 * Reads a tar that is pushed into it chunk by chunk, with the semantics of Go's archive/tar, which every engine uses
 * (reader.go): what engines ignore is ignored, what they refuse becomes a problem. After an invalid header reading
 * stops; the entries so far stand. Every way of cutting the archive into chunks gives the same calls.
 */
export class TarReader {
  private readonly sink: TarSink;
  /** Whether anybody wants the bodies. */
  private readonly isHeard: boolean;
  private readonly block = Buffer.allocUnsafeSlow(blockSize);
  private readonly header = new TarHeader();
  private readonly pending = new PendingEntry(this.header);
  private state: State = 'block';
  /** Offset of the next byte in the archive. */
  private position = 0;
  /** Bytes of a cut block that wait in `block`. */
  private filled = 0;
  private headerStart = 0;
  /** Whether `header` describes the entry whose body is read: a problem there can name it. */
  private isNamed = false;
  private zeroBlockSeen = false;
  private special = Buffer.alloc(0);
  private specialType = 0;
  /** Bytes of the body, or of the special body, that are still to come. */
  private left = 0;
  private padding = 0;
  private flows = false;
  private reports = 0;

  constructor(sink: TarSink) {
    this.sink = sink;
    this.isHeard = sink.content !== undefined || sink.contentEnd !== undefined;
  }

  /** The end marker was seen: whatever follows is ignored, as engines do. */
  get ended(): boolean {
    return this.state === 'ended';
  }

  /** Reading has stopped at something invalid. */
  get failed(): boolean {
    return this.state === 'failed';
  }

  /** Takes the next bytes of the archive. They are only lent; after the end marker or a failure they are ignored. */
  write(chunk: Uint8Array): void {
    const data = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let at = 0;
    while (at < data.length && !this.ended && !this.failed) at += this.take(data, at);
    this.header.keepNames();
  }

  /** How many of the next bytes nobody needs (body and padding), for callers that can jump. */
  skippable(): number {
    return this.state === 'body' || this.state === 'padding' ? this.left + this.padding : 0;
  }

  /** Jumps over the next `count` bytes, at most `skippable()`. A body jumped into gets no `contentEnd`. */
  skip(count: number): void {
    if (count === 0) return;
    this.position += count;
    const ofBody = Math.min(count, this.left);
    this.left -= ofBody;
    this.padding -= count - ofBody;
    if (ofBody > 0) this.flows = false;
    if (this.left === 0) this.state = this.padding > 0 ? 'padding' : 'block';
  }

  /** The archive has no more bytes: says so when it breaks off inside something. A missing end marker is fine. */
  end(): void {
    const { state, left } = this;
    if (state === 'body')
      this.fail('truncated-layer', `${this.breaksOff()} inside a file, ${left} bytes before its end`);
    else if (state === 'special' || (state === 'block' && (this.filled > 0 || this.pending.wantsBlock))) {
      this.isNamed = false;
      this.fail('truncated-layer', `${this.breaksOff()} inside a header`);
    }
  }

  private breaksOff(): string {
    return `the tar breaks off at byte ${this.position} (unexpected EOF),`;
  }

  /** Handles what comes next in `data` at `at` and returns how many bytes that took. */
  private take(data: Buffer, at: number): number {
    if (this.state === 'block') return this.takeBlock(data, at);
    if (this.state === 'special') return this.takeSpecial(data, at);
    if (this.state === 'body' && this.flows) return this.takeBody(data, at);
    const count = Math.min(this.left + this.padding, data.length - at);
    this.skip(count);
    return count;
  }

  private takeBlock(data: Buffer, at: number): number {
    const count = Math.min(blockSize - this.filled, data.length - at);
    this.position += count;
    if (count === blockSize) {
      this.readBlock(data, at);
      return count;
    }
    this.header.keepNames();
    data.copy(this.block, this.filled, at, at + count);
    this.filled += count;
    if (this.filled === blockSize) {
      this.filled = 0;
      this.readBlock(this.block, 0);
    }
    return count;
  }

  private readBlock(block: Buffer, at: number): void {
    if (this.pending.wantsBlock) this.settle(this.pending.addBlock(block, at));
    else if (block[at] === 0 && isZeroBlock(block, at)) this.readZeroBlock();
    else this.readHeader(block, at);
  }

  private readZeroBlock(): void {
    if (this.zeroBlockSeen) this.state = 'ended';
    this.zeroBlockSeen = true;
  }

  private readHeader(block: Buffer, at: number): void {
    const { header } = this;
    this.headerStart = this.position - blockSize;
    this.isNamed = false;
    const isSound = header.read(block, at);
    if (this.zeroBlockSeen) this.refuse('invalid-header', 'a single zero block is followed by more');
    else if (!isSound) this.refuse('invalid-header', 'its checksum or a number in it is wrong');
    else if (header.size < 0 && !isHeaderOnly(header.type)) this.refuse('invalid-header', 'its size is negative');
    else this.beginHeader(header, block, at);
  }

  private beginHeader(header: TarHeader, block: Buffer, at: number): void {
    this.pending.begin(this.headerStart);
    if (!isSpecial(header.type)) this.settle(this.pending.setHeader(block, at));
    else if (header.size <= maxSpecialSize) this.beginSpecial(header);
    else this.refuse('header-too-large', `it has ${header.size} bytes, engines take at most ${maxSpecialSize}`);
  }

  private beginSpecial(header: TarHeader): void {
    this.special = Buffer.allocUnsafe(header.size);
    this.specialType = header.type;
    this.expect('special', header.size);
    if (header.size === 0) this.readSpecial();
  }

  private takeSpecial(data: Buffer, at: number): number {
    const count = Math.min(this.left, data.length - at);
    data.copy(this.special, this.special.length - this.left, at, at + count);
    this.position += count;
    this.left -= count;
    if (this.left === 0) this.readSpecial();
    return count;
  }

  private readSpecial(): void {
    this.state = this.padding > 0 ? 'padding' : 'block';
    if (!this.pending.addSpecial(this.specialType, this.special)) {
      this.refuse('invalid-header', 'a PAX record is malformed');
    }
  }

  private settle(step: Step): void {
    if (step === 'more') return;
    if (step === 'ready') this.emit();
    else this.refuse(step.code, step.why);
  }

  private emit(): void {
    const { pending } = this;
    const entry = pending.entry(this.position);
    this.isNamed = true;
    this.flows = this.isHeard && entry?.kind === 'file';
    this.expect('body', pending.stored);
    if (entry === undefined) this.reportType(pending.type);
    else this.sink.entry(entry);
    if (pending.hasWrongMap) this.report('invalid-header', 'the sparse map of a file does not match its stored bytes');
    pending.clear();
    if (this.left === 0) this.finishBody();
  }

  private expect(state: 'special' | 'body', length: number): void {
    this.left = length;
    this.padding = (blockSize - (length % blockSize)) % blockSize;
    this.state = length > 0 ? state : 'block';
  }

  private takeBody(data: Buffer, at: number): number {
    const count = Math.min(this.left, data.length - at);
    this.position += count;
    this.left -= count;
    this.sink.content?.(data.subarray(at, at + count));
    if (this.left === 0) this.finishBody();
    return count;
  }

  private finishBody(): void {
    this.state = this.padding > 0 ? 'padding' : 'block';
    if (this.flows) this.sink.contentEnd?.();
    this.flows = false;
  }

  /** Engines refuse the layer ("unhandled tar header type 55"); its body is skipped, reading goes on. */
  private reportType(type: number): void {
    this.report('unknown-type', `an entry of type ${type}, which engines refuse (unhandled tar header type ${type})`);
  }

  private report(code: ProblemCode, what: string): void {
    if (this.reports++ >= maxReports) return;
    const path = this.header.name.text;
    const message = `${what}, at byte ${this.headerStart} of the tar`;
    this.sink.problem({ severity: 'error', code, message, path });
  }

  private refuse(code: ProblemCode, why: string): void {
    // Go's words, which engines pass on: people search for them.
    const verdict = code === 'invalid-header' ? 'archive/tar: invalid tar header' : 'refused tar header';
    this.fail(code, `${verdict} at byte ${this.headerStart}: ${why}`);
  }

  private fail(code: ProblemCode, message: string): void {
    this.state = 'failed';
    const path = this.isNamed ? this.header.name.text : '';
    this.sink.problem({ severity: 'error', code, message, ...(path !== '' && { path }) });
  }
}

function isSpecial(type: number): boolean {
  return (
    type === typeflag.pax ||
    type === typeflag.paxGlobal ||
    type === typeflag.gnuLongName ||
    type === typeflag.gnuLongLink
  );
}
