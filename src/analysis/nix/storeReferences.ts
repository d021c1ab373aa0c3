import { latin1OfBytes } from '../../model/latin1.ts';

const hashLength = 32;

/** By byte whether it is a digit of Nix's base 32, which leaves out e, o, t and u. */
const isDigit = new Uint8Array(256);
for (const digit of '0123456789abcdfghijklmnpqrsvwxyz') isDigit[digit.charCodeAt(0)] = 1;

/** The hash parts to look for, made once for many scans. */
export class StoreHashes {
  readonly all: ReadonlySet<string>;
  /** Their first four digits as a number: almost every window fails here, without a string. */
  readonly #starts: ReadonlySet<number>;

  constructor(hashes: Iterable<string>) {
    this.all = new Set(hashes);
    this.#starts = new Set([...this.all].map((hash) => startOf(Buffer.from(hash, 'latin1'), 0)));
  }

  /** The hash at `at`, undefined when it is none of these. */
  at(bytes: Uint8Array, at: number): string | undefined {
    if (!this.#starts.has(startOf(bytes, at))) return undefined;
    const hash = latin1OfBytes(bytes.subarray(at, at + hashLength));
    return this.all.has(hash) ? hash : undefined;
  }
}

function startOf(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

const nothing = new Uint8Array(0);
const noHashes: ReadonlySet<string> = new Set();

/**
 * Looks for hash parts in bytes that come in pieces, at any position, as Nix finds references (nix
 * `src/libstore/references.cc`). Compressed bytes hide theirs, as they do from Nix.
 */
export class ReferenceScan {
  readonly #hashes: StoreHashes;
  #found: Set<string> | undefined;
  /** The last 31 bytes: a hash can begin in one piece and end in the next. */
  #carried: Uint8Array = nothing;

  constructor(hashes: StoreHashes) {
    this.#hashes = hashes;
  }

  get found(): ReadonlySet<string> {
    return this.#found ?? noHashes;
  }

  /** The next bytes; they are only lent. */
  update(bytes: Uint8Array): void {
    const start = bytes.subarray(0, hashLength - 1);
    const seam = this.#carried.length === 0 ? nothing : Buffer.concat([this.#carried, start]);
    this.#search(seam);
    this.#search(bytes);
    const isShort = bytes.length < hashLength - 1 && seam.length > 0;
    this.#carried = Uint8Array.from((isShort ? seam : bytes).subarray(1 - hashLength));
  }

  /** What came is whole; what comes next is another string. */
  end(): void {
    this.#carried = nothing;
  }

  /** A window is read from its end: behind a byte that is no digit nothing can begin. */
  #search(bytes: Uint8Array): void {
    let at = 0;
    // bytes before this one are digits already, as far as the window reaches back
    let known = 0;
    while (at + hashLength <= bytes.length) {
      let last = at + hashLength - 1;
      while (last >= known && isDigit[bytes[last]!] === 1) last--;
      if (last >= known) {
        at = last + 1;
        known = at;
        continue;
      }
      const hash = this.#hashes.at(bytes, at);
      if (hash !== undefined) (this.#found ??= new Set()).add(hash);
      at++;
      known = at + hashLength - 1;
    }
  }
}
