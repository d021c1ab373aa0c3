import { latin1OfBytes } from '../model/latin1.ts';
import type { LentBytes } from '../model/tarEntry.ts';
import { kindNumber, type Rows } from './rows.ts';

/** Linux gives up after so many symlinks on one path (ELOOP). */
const hopLimit = 40;
/** No engine can make a symlink with a longer target (PATH_MAX), so none is followed. */
const longestTarget = 4095;
/** Bytes of link targets followed in one layer. Honest layers follow a few megabytes; a million names with forty long links each would take hours. */
const followedLimit = 32_000_000;

const slash = 0x2f;
const dot = 0x2e;

/** What stands in the way when a path needs a directory and its layer has something else there. */
export type Obstacle = (row: number) => void;

type Part = { readonly bytes: Uint8Array; at: number; readonly end: number };

/**
 * Finds where the entries of one layer lie in the layer's own tree, as engines do while they unpack it: names are cleaned,
 * parents made, symlinks of the same layer followed. Those of lower layers are not: overlayfs puts a folder over them.
 */
export class LayerPaths {
  /** What `locate` found: the row of the directory, and the last component; an empty one means the root itself. */
  directory = 0;
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** Whether the name located last climbed out of the root with `..` and was clamped. */
  climbed = false;

  readonly #rows: Rows;
  readonly #obstacle: Obstacle;
  #scratch = Buffer.alloc(4096);
  #former = Buffer.alloc(4096);
  // Rows reached after each slash of the former name: entries come in order of their directories, so most names share
  // all but the last component with the name before. They stay right: what an entry replaces lies below them all.
  #reached: { after: number; row: number }[] = [];
  #depth = 0;
  #hops = 0;
  #followed = 0;

  constructor(rows: Rows, obstacle: Obstacle) {
    this.#rows = rows;
    this.#obstacle = obstacle;
  }

  /** Puts the place of `name` into this object's fields, making parents; false when its symlinks lead nowhere. */
  locate(name: LentBytes): boolean {
    const end = this.#take(name);
    const bytes = this.#scratch;
    this.#depth = this.#sharedDepth(bytes, end);
    this.#hops = 0;
    let { row, after: at } = this.#depth === 0 ? { row: 0, after: 0 } : this.#reached[this.#depth - 1]!;
    for (let next = componentEnd(bytes, at, end); next < end; next = componentEnd(bytes, at, end)) {
      row = this.#enter(row, at, next);
      if (row < 0) return false;
      at = next + 1;
      this.#remember(at, row);
    }
    // A name that ends in `/.` names the directory before it.
    if (at > 0 && isDot(bytes, at, end)) return this.locate(cleanedBytes(name));
    this.directory = row;
    this.bytes = bytes;
    this.start = isDot(bytes, at, end) ? end : at;
    this.end = end;
    return true;
  }

  /** The row a hard link's target names, -1 when the layer has none there (yet). Makes nothing, keeps what `locate` found. */
  find(name: string): number {
    const bytes = Buffer.from(cleaned(name).name, 'latin1');
    const last = bytes.lastIndexOf(slash) + 1;
    this.#hops = 0;
    const directory = this.#walk(0, { bytes, at: 0, end: last }, false);
    return directory < 0 || last === bytes.length
      ? directory
      : this.#rows.tree.find(directory, bytes, last, bytes.length);
  }

  /** Writes the name, without slashes at its end and clean where that is needed, into the scratch bytes. */
  #take(name: LentBytes): number {
    const former = this.#former;
    this.#former = this.#scratch;
    this.#scratch = former;
    this.climbed = false;
    if (this.#scratch.length < name.length) this.#scratch = Buffer.alloc(name.length * 2);
    const scratch = this.#scratch;
    const { bytes } = name;
    let end = name.length;
    let hasDots = false;
    while (end > 0 && bytes[end - 1] === slash) end--;
    for (let i = 0; i < end; i++) {
      const byte = bytes[i]!;
      scratch[i] = byte;
      if (byte === dot && i > 0 && scratch[i - 1] === dot) hasDots = true;
    }
    return hasDots ? this.#takeCleaned(name) : end;
  }

  #takeCleaned(name: LentBytes): number {
    const clean = cleaned(textOf(name));
    this.climbed = clean.climbed;
    return this.#scratch.write(clean.name, 0, 'latin1');
  }

  /** How many of the rows remembered lie on this name too. */
  #sharedDepth(bytes: Uint8Array, end: number): number {
    if (this.#depth === 0) return 0;
    const former = this.#former;
    const longest = Math.min(end, this.#reached[this.#depth - 1]!.after);
    let same = 0;
    while (same < longest && bytes[same] === former[same]) same++;
    let depth = this.#depth;
    while (depth > 0 && this.#reached[depth - 1]!.after > same) depth--;
    return depth;
  }

  #remember(after: number, row: number): void {
    const place = this.#reached[this.#depth];
    if (place) {
      place.after = after;
      place.row = row;
    } else this.#reached.push({ after, row });
    this.#depth++;
  }

  /** The directory that one component leads to from `row`, made where there is none; -1 when links lead nowhere. */
  #enter(row: number, start: number, end: number): number {
    const child = this.#rows.tree.find(row, this.#scratch, start, end);
    if (child >= 0 && this.#rows.kind[child] === kindNumber.directory) return child;
    return this.#walk(row, { bytes: this.#scratch, at: start, end }, true);
  }

  /**
   * The directory that all components of `path` lead to from `row`; -1 when one is missing and may not be made, or when
   * there are too many links. What is left to go is a list, not a recursion, because links lead to links.
   */
  #walk(from: number, path: Part, make: boolean): number {
    const parts = [path];
    let row = from;
    for (let part = parts.at(-1); part && row >= 0; part = parts.at(-1)) {
      if (part.at >= part.end) {
        parts.pop();
        continue;
      }
      const start = part.at;
      const end = componentEnd(part.bytes, start, part.end);
      part.at = end + 1;
      if (start === end || isDot(part.bytes, start, end)) continue;
      if (isDotDot(part.bytes, start, end)) {
        row = Math.max(0, this.#rows.tree.parent[row]!);
        continue;
      }
      const child = this.#rows.tree.find(row, part.bytes, start, end);
      const target = this.#targetOf(child);
      if (!target) row = this.#directoryAt(child, row, part.bytes, start, end, make);
      else if (!this.#mayFollow(target)) return -1;
      else {
        if (target[0] === slash) row = 0;
        parts.push({ bytes: target, at: 0, end: target.length });
      }
    }
    return row;
  }

  #mayFollow(target: Uint8Array): boolean {
    if (target.length === 0 || target.length > longestTarget) return false;
    this.#hops++;
    this.#followed += target.length;
    return this.#hops <= hopLimit && this.#followed <= followedLimit;
  }

  /** The row itself when it is a directory; else, if allowed, a new directory in its place. */
  #directoryAt(child: number, parent: number, bytes: Uint8Array, start: number, end: number, make: boolean): number {
    if (child >= 0 && this.#rows.kind[child] === kindNumber.directory) return child;
    if (!make) return -1;
    if (child >= 0) this.#obstacle(child);
    return this.#rows.addImplied(parent, bytes, start, end);
  }

  /** Where a symlink (or a hard link to one) leads, as stored; undefined for everything else. */
  #targetOf(row: number): Uint8Array | undefined {
    if (row < 0) return undefined;
    const { tree, kind, inode } = this.#rows;
    const link = inode[row]!;
    if (kind[link] !== kindNumber.symlink) return undefined;
    const end = link + 1 < tree.length ? tree.nameStart[link + 1]! : tree.used;
    const target = tree.names.subarray(tree.nameEnd[link]!, end);
    // A copy of what will be followed: making parents can move the buffer.
    return target.length > longestTarget ? target : target.slice();
  }
}

function componentEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== slash) at++;
  return at;
}

function isDot(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 1 && bytes[start] === dot;
}

function isDotDot(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 2 && bytes[start] === dot && bytes[start + 1] === dot;
}

function cleanedBytes(name: LentBytes): LentBytes {
  const bytes = Buffer.from(cleaned(textOf(name)).name, 'latin1');
  return { bytes, length: bytes.length };
}

function textOf({ bytes, length }: LentBytes): string {
  return latin1OfBytes(bytes.subarray(0, length));
}

/** What Go's path.Clean and a root to stay in make of a name: `r/../c` is `c` even when `r` is a symlink. */
export function cleaned(name: string): { readonly name: string; readonly climbed: boolean } {
  const kept: string[] = [];
  let climbed = false;
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.pop() === undefined) climbed = true;
  }
  return { name: kept.join('/'), climbed };
}
