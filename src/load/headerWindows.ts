import { windowSize } from '../archive/tar/walkTar.ts';
import type { Bytes } from '../model/bytes.ts';

/** What another thread reads at once while this one looks through what came before: less costs more to ask for. */
const chunkSize = 2 * 1024 * 1024;
/** Where less than this is jumped over between two windows, on average, nearly every byte is read anyway. */
const denseGap = 12 * 1024;
/** What one gap more weighs in their average. */
const weight = 0.1;

/** A read under way, or done, of the bytes from `at` on. */
type Chunk = { readonly buffer: Buffer; readonly at: number; readonly count: Promise<number> };

/**
 * The windows in which a walk sees the headers of a plain layer. Where headers lie far apart, 64 KB are read at each,
 * here and now. Where bodies are small, every byte has to come from the kernel, which takes as long as looking through
 * them: then another thread reads two megabytes ahead, if the bytes can be read so (docs/performance.md).
 */
export class HeaderWindows {
  readonly #bytes: Bytes;
  readonly #window = Buffer.allocUnsafeSlow(windowSize);
  #ahead: Chunk | undefined;
  #spare: Buffer | undefined;
  /** Where the last window ended, and how many bytes lay between windows of late. */
  #end = 0;
  #gap = windowSize;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  /** Bytes from `at` on, lent until the next call; none at the end. */
  from(at: number): Uint8Array | Promise<Uint8Array> {
    const ahead = this.#ahead;
    if (ahead && at >= ahead.at && at < ahead.at + chunkSize) return this.#fromChunk(ahead, at);
    if (ahead) return this.#drop(ahead).then(() => this.#readNow(at));
    return this.#readNow(at);
  }

  /** Waits for a read that is still under way, however it ends. */
  async settled(): Promise<void> {
    if (this.#ahead) await this.#drop(this.#ahead);
  }

  #readNow(at: number): Uint8Array {
    const count = this.#bytes.read(this.#window, at);
    this.#gap += (at - this.#end - this.#gap) * weight;
    this.#end = at + count;
    if (this.#gap < denseGap && this.#end < this.#bytes.size) this.#ahead = this.#startAt(this.#end);
    return this.#window.subarray(0, count);
  }

  async #fromChunk({ buffer, at: start, count }: Chunk, at: number): Promise<Uint8Array> {
    const end = await count;
    const following = start + end;
    this.#ahead = end === chunkSize && following < this.#bytes.size ? this.#startAt(following) : undefined;
    this.#spare = buffer;
    this.#end = following;
    return buffer.subarray(Math.min(at - start, end), end);
  }

  #startAt(at: number): Chunk | undefined {
    const buffer = this.#spare ?? Buffer.allocUnsafeSlow(chunkSize);
    const count = this.#bytes.readAside?.(buffer, at);
    if (!count) return undefined;
    // whoever asks for the chunk hears of a failure; when nobody does, it does not matter
    count.catch(() => {});
    this.#spare = undefined;
    return { buffer, at, count };
  }

  async #drop({ buffer, count }: Chunk): Promise<void> {
    this.#ahead = undefined;
    await count.catch(() => {});
    this.#spare = buffer;
  }
}
