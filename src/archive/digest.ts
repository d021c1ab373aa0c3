import { createHash, hash } from 'node:crypto';
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

/** xxHash64 of one content after another: fast, and enough to tell that two contents differ. */
export type ContentHasher = {
  /** The next bytes of the content; they are only lent, until `settle` or `finish`. */
  update(chunk: Uint8Array): void;
  /** Takes what was lent: to be called before its memory is used again. */
  settle(): void;
  /** The hash of what came since the last call, as two unsigned words, the low one first. */
  finish(): readonly [low: number, high: number];
};

const nothing = new Uint8Array(0);

/**
 * A hasher for contents that flow by. Asynchronous, because WebAssembly is compiled. A content that comes in one piece,
 * as most files do, is hashed in one call, without the state that is carried from piece to piece.
 */
export async function contentHasher(): Promise<ContentHasher> {
  const { create64, h64Raw } = await xxhash();
  const words = new DataView(new ArrayBuffer(8));
  let state: ReturnType<typeof create64> | undefined;
  let lent: Uint8Array | undefined;
  const settle = (): void => {
    if (lent === undefined) return;
    state = (state ?? create64()).update(lent);
    lent = undefined;
  };
  return {
    settle,
    update(chunk) {
      settle();
      lent = chunk;
    },
    finish() {
      if (state !== undefined) settle();
      words.setBigUint64(0, state?.digest() ?? h64Raw(lent ?? nothing), true);
      state = undefined;
      lent = undefined;
      return [words.getUint32(0, true), words.getUint32(4, true)];
    },
  };
}
