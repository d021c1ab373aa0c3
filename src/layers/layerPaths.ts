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
  // The folders of the former name, and the rows reached after each of their slashes: entries come in order of their
  // directories, so most names share all but the last component with the name before. The rows stay right: what an
  // entry replaces lies below them all.
  #folders = Buffer.alloc(4096);
  #reached: { after: number; row: number }[] = [];
  #depth = 0;
  #isDotted = false;
  #hops = 0;
  #followed = 0;

  constructor(rows: Rows, obstacle: Obstacle) {
    this.#rows = rows;
    this.#obstacle = obstacle;
  }

  /** Puts the place of `name` into this object's fields, making parents; false when its symlinks lead nowhere. */
  locate(name: LentBytes): boolean {
    this.climbed = false;
    const { bytes, start } = name;
    const end = endWithoutSlashes(bytes, start, start + name.length);
    const at = this.#share(bytes, start, end);
    // the folders of a name without such dots have none
    this.#isDotted = hasDots(bytes, this.#isDotted ? start : at, end);
    if (!this.#isDotted) return this.#locate(bytes, start, at, end);
    const clean = cleaned(textOf(name));
    this.climbed = clean.climbed;
    return this.#locateCleaned(Buffer.from(clean.name, 'latin1'));
  }

  #locateCleaned(bytes: Uint8Array): boolean {
    return this.#locate(bytes, 0, this.#share(bytes, 0, bytes.length), bytes.length);
  }

  /** Places the name `bytes[start, end)`, whose folders up to `known` are those of the former one. */
  #locate(bytes: Uint8Array, start: number, known: number, end: number): boolean {
    let at = known;
    let row = this.#depth === 0 ? 0 : this.#reached[this.#depth - 1]!.row;
    this.#hops = 0;
    for (let next = componentEnd(bytes, at, end); next < end; next = componentEnd(bytes, at, end)) {
      row = this.#enter(row, bytes, at, next);
      if (row < 0) return false;
      this.#remember(bytes, start, at, next + 1, row);
      at = next + 1;
    }
    // A name that ends in `/.` names the directory before it.
    if (at > start && isDot(bytes, at, end)) return this.#locateCleaned(cleanedBytes(bytes.subarray(start, end)));
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

  /** Forgets the folders that this name does not lie in; returns where in it those end that it shares with the former one. */
  #share(bytes: Uint8Array, start: number, end: number): number {
    if (this.#depth === 0) return start;
    const folders = this.#folders;
    const longest = Math.min(end - start, this.#reached[this.#depth - 1]!.after);
    let same = 0;
    while (same < longest && bytes[start + same] === folders[same]) same++;
    while (this.#depth > 0 && this.#reached[this.#depth - 1]!.after > same) this.#depth--;
    return this.#depth === 0 ? start : start + this.#reached[this.#depth - 1]!.after;
  }

  /** `bytes[at, end)` of a name that begins at `start` is one more of its folders, a slash at its end. */
  #remember(bytes: Uint8Array, start: number, at: number, end: number, row: number): void {
    const after = end - start;
    if (after > this.#folders.length) this.#folders = Buffer.concat([this.#folders, Buffer.alloc(after)]);
    for (let i = at; i < end; i++) this.#folders[i - start] = bytes[i]!;
    const place = this.#reached[this.#depth];
    if (place) {
      place.after = after;
      place.row = row;
    } else this.#reached.push({ after, row });
    this.#depth++;
  }

  /** The directory that one component leads to from `row`, made where there is none; -1 when links lead nowhere. */
  #enter(row: number, bytes: Uint8Array, start: number, end: number): number {
    const child = this.#rows.tree.find(row, bytes, start, end);
    if (child >= 0 && this.#rows.kind[child] === kindNumber.directory) return child;
    return this.#walk(row, { bytes, at: start, end }, true);
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

/** Whether two dots follow each other: only then a name may have to be cleaned. */
function hasDots(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (bytes[i] === dot && bytes[i - 1] === dot) return true;
  return false;
}

function endWithoutSlashes(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] === slash) at--;
  return at;
}

function cleanedBytes(name: Uint8Array): Uint8Array {
  return Buffer.from(cleaned(latin1OfBytes(name)).name, 'latin1');
}

function textOf({ bytes, start, length }: LentBytes): string {
  return latin1OfBytes(bytes.subarray(start, start + length));
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
