import type { Stack } from '../layers/stack.ts';
import { versionPlace } from '../layers/stack.ts';
import type { Bytes } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';

/** The largest window: many small files with one read. What is larger than one is read by itself. */
const mostBytes = 128 * 1024;
/** What a read far from the last one brings: one file's worth, because nothing says that its neighbours are wanted. */
const fewestBytes = 4 * 1024;

type Window = { readonly bytes: Bytes | undefined; buffer: Buffer; start: number; length: number; ahead: number };

/**
 * Lends contents that lie plain in an image, read in windows: contents asked for in the order in which they are stored
 * cost one read for many, those asked for at random one small read each.
 */
export class WindowReader {
  /** Where the content lent last lies; until the next `lend`. */
  buffer: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  readonly #open: OpenImage;
  readonly #stack: Stack;
  readonly #windows = new Map<number, Window>();

  constructor(open: OpenImage, stack: Stack) {
    this.#open = open;
    this.#stack = stack;
  }

  /** Lends the content of a version; false when it is compressed, missing, cut, sparse or larger than a window. */
  lend(version: number): boolean {
    const { layer, row: name, index } = versionPlace(this.#stack, version);
    const row = index.inode[name]!;
    const size = index.size[row]!;
    const at = index.body[row]!;
    if (size > mostBytes || at < 0 || index.extras.get(row)?.sparse !== undefined) return false;
    const window = this.#windowOf(layer);
    if (window.bytes === undefined) return false;
    if (at < window.start || at + size > window.start + window.length) refill(window, at, size);
    this.buffer = window.buffer;
    this.start = at - window.start;
    this.end = this.start + size;
    return this.end <= window.length;
  }

  #windowOf(layer: number): Window {
    let window = this.#windows.get(layer);
    if (window === undefined) {
      const blob = this.#open.openLayer(layer);
      const bytes = blob?.compression === 'none' ? blob.bytes : undefined;
      window = { bytes, buffer: Buffer.alloc(0), start: 0, length: 0, ahead: fewestBytes };
      this.#windows.set(layer, window);
    }
    return window;
  }
}

/** The next window is twice as large where it goes on from the last one, as a kernel reads ahead. */
function refill(window: Window, at: number, size: number): void {
  const end = window.start + window.length;
  const goesOn = at >= window.start && at < end + window.ahead;
  window.ahead = goesOn ? Math.min(window.ahead * 2, mostBytes) : fewestBytes;
  const wanted = Math.max(window.ahead, size);
  if (window.buffer.length < wanted) window.buffer = Buffer.allocUnsafe(wanted);
  window.start = at;
  window.length = window.bytes!.read(window.buffer.subarray(0, wanted), at);
}
