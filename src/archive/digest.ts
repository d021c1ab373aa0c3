import { createHash, type Hash, hash } from 'node:crypto';
import xxhash from 'xxhash-wasm';
import type { Bytes } from '../model/bytes.ts';

/** The algorithms that OCI registers (image-spec descriptor.md). */
export type DigestAlgorithm = 'sha256' | 'sha512';

const windowSize = 256 * 1024;

/** Windows between two yields: a few milliseconds of hashing. */
const windowsPerYield = 16;

/** The algorithm that a digest names; undefined for one that nobody registered. */
export function algorithmOf(digest: string): DigestAlgorithm | undefined {
  const name = digest.slice(0, digest.indexOf(':'));
  return name === 'sha256' || name === 'sha512' ? name : undefined;
}

/** `sha256:…` of what lies in memory. In one call: of small contents an object that hashes costs more than the hash. */
export function sha256Digest(data: Uint8Array): string {
  return `sha256:${hash('sha256', data)}`;
}

/** A sha256 that grows with the bytes. */
export class Sha256 {
  private readonly hash = createHash('sha256');

  update(chunk: Uint8Array): this {
    this.hash.update(chunk);
    return this;
  }

  /** `sha256:` and 64 hexadecimal digits. Once only. */
  digest(): string {
    return `sha256:${this.hash.digest('hex')}`;
  }
}

/**
 * The digest of all of `bytes`, `sha256:…` or `sha512:…`, as a generator that yields the position now and then, so
 * that the caller can report progress, let others work, or stop.
 */
export function* digestBytes(bytes: Bytes, algorithm: DigestAlgorithm = 'sha256'): Generator<number, string, void> {
  const hash = createHash(algorithm);
  const window = Buffer.allocUnsafe(Math.min(windowSize, bytes.size));
  for (let at = 0, turn = 1; at < bytes.size; turn++) {
    const count = bytes.read(window, at);
    if (count === 0) break;
    hash.update(window.subarray(0, count));
    at += count;
    if (turn % windowsPerYield === 0) yield at;
  }
  return `${algorithm}:${hash.digest('hex')}`;
}

/** The digest of a stream, `sha256:…` or `sha512:…`. Throws what the stream throws. */
export async function digestStream(
  stream: AsyncIterable<Uint8Array>,
  algorithm: DigestAlgorithm = 'sha256',
): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of stream) hash.update(chunk);
  return `${algorithm}:${hash.digest('hex')}`;
}

/** The sha256 of one content after another. */
export class ContentHasher {
  #hash: Hash | undefined;
  #lent: Uint8Array | undefined;

  /** The next bytes of the content; they are only lent, until `settle` or `finish`. */
  update(chunk: Uint8Array): void {
    this.settle();
    this.#lent = chunk;
  }

  /** Takes what was lent: to be called before its memory is used again. */
  settle(): void {
    if (this.#lent === undefined) return;
    this.#hash = (this.#hash ?? createHash('sha256')).update(this.#lent);
    this.#lent = undefined;
  }

  /**
   * The digest of what came since the last call, 32 bytes as a latin1 string: a Buffer for each costs half a microsecond
   * more. In one call where it came in one piece, as most files do.
   */
  finish(): string {
    if (this.#hash !== undefined) this.settle();
    const digest = this.#hash?.digest('binary') ?? hash('sha256', this.#lent ?? nothing, 'binary');
    this.#hash = undefined;
    this.#lent = undefined;
    return digest;
  }
}

/** xxHash64 of pieces one behind another, as two unsigned words, the low one first: enough against what happens to a file by accident. */
export type Checksum = (pieces: readonly Uint8Array[]) => readonly [low: number, high: number];

const nothing = new Uint8Array(0);

/** Asynchronous, because WebAssembly is compiled. */
export async function checksum64(): Promise<Checksum> {
  const { create64 } = await xxhash();
  const words = new DataView(new ArrayBuffer(8));
  return (pieces) => {
    let state = create64();
    for (const piece of pieces) state = state.update(piece);
    words.setBigUint64(0, state.digest(), true);
    return [words.getUint32(0, true), words.getUint32(4, true)];
  };
}
