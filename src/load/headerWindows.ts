import { windowSize } from '../archive/tar/walkTar.ts';
import type { Bytes } from '../model/bytes.ts';

/** What another thread reads at once while this one looks through what came before: less costs more to ask for. */
const chunkSize = 2 * 1024 * 1024;
/** Where less than this is jumped over between two windows, on average, nearly every byte is read anyway. */
const denseGap = 12 * 1024;
/** What one gap more weighs in their average. */
const weight = 0.1;

/** Reads under way at once, so that one is done when it is asked for. */
const depth = 2;

/** A read under way, or done, of the bytes from `at` on. */
type Chunk = { readonly buffer: Buffer; readonly at: number; readonly count: Promise<number> };

/**
 * The windows in which a walk sees the headers of a plain layer. Where headers lie far apart, 64 KB are read at each,
 * here and now. Where bodies are small, every byte has to come from the kernel, which takes as long as looking through
 * them: then other threads read megabytes ahead, if the bytes can be read so (docs/performance.md).
 */
export class HeaderWindows {
  readonly #bytes: Bytes;
  readonly #window = Buffer.allocUnsafeSlow(windowSize);
  /** One behind another. */
  #ahead: Chunk[] = [];
  readonly #spare: Buffer[];
  #lent: Buffer | undefined;
  /** Where the last window ended, and how many bytes lay between windows of late. */
  #end = 0;
  #gap = windowSize;

  /**
   * `spare`: chunks that nobody uses, for layers that are read one after another. Fresh ones would have to be cleared,
   * which takes as long as a fifth of their filling.
   */
  constructor(bytes: Bytes, spare: Buffer[] = []) {
    this.#bytes = bytes;
    this.#spare = spare;
  }

  /** Bytes from `at` on, lent until the next call; none at the end. */
  from(at: number): Uint8Array | Promise<Uint8Array> {
    this.#takeBack();
    const [chunk] = this.#ahead;
    if (chunk === undefined) return this.#readNow(at);
    if (at >= chunk.at && at < chunk.at + chunkSize) return this.#fromChunk(chunk, at);
    return this.settled().then(() => this.#readNow(at));
  }

  /** Waits for reads that are still under way, however they end, and takes back what is lent. */
  async settled(): Promise<void> {
    this.#takeBack();
    const dropped = this.#ahead;
    this.#ahead = [];
    await Promise.allSettled(dropped.map(({ count }) => count));
    this.#spare.push(...dropped.map(({ buffer }) => buffer));
  }

  #takeBack(): void {
    if (this.#lent) this.#spare.push(this.#lent);
    this.#lent = undefined;
  }

  #readNow(at: number): Uint8Array {
    const count = this.#bytes.read(this.#window, at);
    this.#gap += (at - this.#end - this.#gap) * weight;
    this.#end = at + count;
    if (this.#gap < denseGap) this.#readAhead(this.#end);
    return this.#window.subarray(0, count);
  }

  async #fromChunk({ buffer, at: start, count }: Chunk, at: number): Promise<Uint8Array> {
    const end = await count;
    this.#ahead.shift();
    this.#lent = buffer;
    this.#end = start + end;
    if (end === chunkSize) this.#readAhead(this.#end);
    return buffer.subarray(Math.min(at - start, end), end);
  }

  /** Lets chunks be read from `at` on, or behind those that are. */
  #readAhead(at: number): void {
    let next = this.#ahead.length > 0 ? this.#ahead.at(-1)!.at + chunkSize : at;
    for (; this.#ahead.length < depth && next < this.#bytes.size && this.#bytes.readAside; next += chunkSize) {
      const buffer = this.#spare.pop() ?? Buffer.allocUnsafeSlow(chunkSize);
      const count = this.#bytes.readAside(buffer, next);
      // whoever asks for the chunk hears of a failure; when nobody does, it does not matter
      count.catch(() => {});
      this.#ahead.push({ buffer, at: next, count });
    }
  }
}
