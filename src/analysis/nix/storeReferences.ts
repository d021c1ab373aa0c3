/** Digits of a hash part. */
export const hashLength = 32;

/** By byte whether it is a digit of Nix's base 32, which leaves out e, o, t and u. */
const isDigit = new Uint8Array(256);
for (const digit of '0123456789abcdfghijklmnpqrsvwxyz') isDigit[digit.charCodeAt(0)] = 1;

/** Hash parts by their next four digits as a number; one that is alone with its start ends the way. */
type Branches = ReadonlyMap<number, Branches | string>;

/** The hash parts to look for, made once for many scans. */
export class StoreHashes {
  readonly all: ReadonlySet<string>;
  readonly #branches: Branches;

  constructor(hashes: Iterable<string>) {
    this.all = new Set(hashes);
    this.#branches = branchesOf([...this.all], 0);
  }

  /** The only hash that can be at `at`. Hostile bytes begin like a hash at every position: no string is made of them. */
  candidate(bytes: Uint8Array, at: number): string | undefined {
    let next: Branches | string | undefined = this.#branches;
    for (let i = at; typeof next === 'object'; i += 4) next = next.get(fourAt(bytes, i));
    return next;
  }
}

function branchesOf(hashes: readonly string[], from: number): Branches {
  const groups = new Map<number, string[]>();
  for (const hash of hashes) {
    const start = fourAt(Buffer.from(hash, 'latin1'), from);
    const group = groups.get(start);
    if (group === undefined) groups.set(start, [hash]);
    else group.push(hash);
  }
  return new Map(
    [...groups].map(([start, group]) => [start, group.length > 1 ? branchesOf(group, from + 4) : (group[0] ?? '')]),
  );
}

function fourAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

function isAt(hash: string, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < hashLength; i++) if (bytes[at + i] !== hash.charCodeAt(i)) return false;
  return true;
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
      const hash = this.#hashes.candidate(bytes, at);
      if (hash !== undefined && !this.found.has(hash) && isAt(hash, bytes, at)) (this.#found ??= new Set()).add(hash);
      at++;
      known = at + hashLength - 1;
    }
  }
}
