import { digestLength, type Extra, type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import type { Problem } from '../model/problem.ts';
import { type Kind, kinds, type TarEntry } from '../model/tarEntry.ts';
import { enlarged, NameTree } from './nameTree.ts';

export const kindNumber = {
  file: kinds.indexOf('file'),
  directory: kinds.indexOf('directory'),
  symlink: kinds.indexOf('symlink'),
  hardlink: kinds.indexOf('hardlink'),
} as const;

const numberOf = Object.fromEntries(kinds.map((kind, number) => [kind, number])) as Record<Kind, number>;

/** What engines give to a parent directory that no entry names (moby: MkdirAllAndChown 0755, root:root). */
const impliedMode = 0o755;

/** The columns of one layer's index while they grow. */
export class Rows {
  readonly tree: NameTree;
  kind: Uint8Array;
  flags: Uint8Array;
  mode: Uint16Array;
  uid: Uint32Array;
  gid: Uint32Array;
  size: Float64Array;
  modified: Float64Array;
  body: Float64Array;
  inode: Int32Array;
  readonly extras = new Map<number, Extra>();
  #digests: Uint8Array = new Uint8Array(0);

  /** Room for `rows` before anything has to move; what is not used costs address space only. */
  constructor(rows = 1024) {
    this.tree = new NameTree(rows);
    this.kind = new Uint8Array(rows);
    this.flags = new Uint8Array(rows);
    this.mode = new Uint16Array(rows);
    this.uid = new Uint32Array(rows);
    this.gid = new Uint32Array(rows);
    this.size = new Float64Array(rows);
    this.modified = new Float64Array(rows);
    this.body = new Float64Array(rows);
    this.inode = new Int32Array(rows);
    this.#setImplied(0);
  }

  /** A row without attributes of its own: a directory that has to exist. */
  addImplied(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const row = this.#add(parent, bytes, start, end);
    this.#setImplied(row);
    return row;
  }

  addWhiteout(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const row = this.addImplied(parent, bytes, start, end);
    this.flags[row] = rowFlags.whiteout;
    this.kind[row] = kindNumber.file;
    this.mode[row] = 0;
    return row;
  }

  addEntry(parent: number, bytes: Uint8Array, start: number, end: number, entry: TarEntry): number {
    return this.#fill(this.#add(parent, bytes, start, end), entry);
  }

  /** `addEntry` right after `tree.find` did not find the row. */
  addSought(parent: number, bytes: Uint8Array, start: number, end: number, entry: TarEntry): number {
    return this.#fill(this.#withRoom(this.tree.addSought(parent, bytes, start, end)), entry);
  }

  #fill(row: number, entry: TarEntry): number {
    const { bytes, start, length } = entry.targetBytes;
    if (length > 0) this.tree.append(bytes, start, start + length);
    this.inode[row] = row;
    this.set(row, entry);
    return row;
  }

  /** Gives a row, new or implied or named twice, what an entry says. */
  set(row: number, entry: TarEntry): void {
    const { kind } = entry;
    this.kind[row] = numberOf[kind];
    this.flags[row]! &= ~rowFlags.implied;
    this.size[row] = entry.size;
    this.body[row] = kind === 'file' ? entry.body : -1;
    this.setOwner(row, entry);
    const extra = extraOf(entry);
    if (extra) this.extras.set(row, extra);
    else if (this.extras.size > 0) this.extras.delete(row);
  }

  setOwner(row: number, entry: TarEntry): void {
    // Linux has no modes of symlinks: lstat says 0777 whatever the tar says.
    this.mode[row] = this.kind[row] === kindNumber.symlink ? 0o777 : entry.mode & 0o7777;
    this.uid[row] = entry.uid;
    this.gid[row] = entry.gid;
    this.modified[row] = boundTime(entry.modified);
  }

  /** `digest`: 32 bytes as a latin1 string. */
  setDigest(row: number, digest: string): void {
    this.#digests = withRoom(this.#digests, this.kind.length * digestLength);
    for (let i = 0, to = row * digestLength; i < digestLength; i++) this.#digests[to++] = digest.charCodeAt(i);
  }

  /** The columns, room for more rows behind them that was never touched; nothing may be added afterwards. */
  finish(entries: number, problems: readonly Problem[]): LayerIndex {
    const { length, parent, nameStart, nameEnd, names, used } = this.tree;
    if (this.#digests.length > 0) this.#digests = withRoom(this.#digests, length * digestLength);
    this.#settleInodes();
    return {
      length,
      parent: parent.subarray(0, length),
      nameStart: nameStart.subarray(0, length),
      nameEnd: nameEnd.subarray(0, length),
      names: names.subarray(0, used),
      kind: this.kind.subarray(0, length),
      flags: this.flags.subarray(0, length),
      mode: this.mode.subarray(0, length),
      uid: this.uid.subarray(0, length),
      gid: this.gid.subarray(0, length),
      size: this.size.subarray(0, length),
      modified: this.modified.subarray(0, length),
      body: this.body.subarray(0, length),
      inode: this.inode.subarray(0, length),
      digests: this.#digests.slice(0, length * digestLength),
      extras: this.extras,
      entries,
      bytes: this.#shippedBytes(),
      problems,
    };
  }

  /** Hard links show the attributes of what they share; what lies in a replaced directory is replaced with it. */
  #settleInodes(): void {
    const { length, parent } = this.tree;
    for (let row = 1; row < length; row++) {
      this.flags[row]! |= this.flags[parent[row]!]! & rowFlags.replaced;
      const inode = this.inode[row]!;
      if (inode === row) continue;
      this.mode[row] = this.mode[inode]!;
      this.uid[row] = this.uid[inode]!;
      this.gid[row] = this.gid[inode]!;
      this.modified[row] = this.modified[inode]!;
      this.size[row] = this.size[inode]!;
      if (this.#digests.length > 0)
        this.#digests.copyWithin(row * digestLength, inode * digestLength, (inode + 1) * digestLength);
    }
  }

  #shippedBytes(): number {
    let bytes = 0;
    for (let row = 0; row < this.tree.length; row++) if (this.inode[row] === row) bytes += this.size[row]!;
    return bytes;
  }

  #add(parent: number, bytes: Uint8Array, start: number, end: number): number {
    return this.#withRoom(this.tree.add(parent, bytes, start, end));
  }

  #withRoom(row: number): number {
    if (row === this.kind.length) this.#grow(row * 2);
    return row;
  }

  #setImplied(row: number): void {
    this.kind[row] = kindNumber.directory;
    this.flags[row] = rowFlags.implied;
    this.mode[row] = impliedMode;
    this.body[row] = -1;
    this.inode[row] = row;
  }

  #grow(length: number): void {
    this.kind = enlarged(this.kind, length);
    this.flags = enlarged(this.flags, length);
    this.mode = enlarged(this.mode, length);
    this.uid = enlarged(this.uid, length);
    this.gid = enlarged(this.gid, length);
    this.size = enlarged(this.size, length);
    this.modified = enlarged(this.modified, length);
    this.body = enlarged(this.body, length);
    this.inode = enlarged(this.inode, length);
  }
}

function withRoom(column: Uint8Array, length: number): Uint8Array {
  return column.length < length ? enlarged(column, length) : column;
}

function extraOf(entry: TarEntry): Extra | undefined {
  const isDevice = entry.kind === 'character' || entry.kind === 'block';
  if (!isDevice && !entry.xattrs && !entry.sparse) return undefined;
  return {
    ...(entry.xattrs ? { xattrs: entry.xattrs } : {}),
    ...(isDevice ? { device: [entry.deviceMajor, entry.deviceMinor] as const } : {}),
    ...(entry.sparse ? { sparse: entry.sparse, stored: entry.stored } : {}),
  };
}

/** moby's boundTime: what 63 bits of nanoseconds cannot hold becomes 0. */
function boundTime(seconds: number): number {
  return seconds >= 0 && seconds < 2 ** 63 / 1e9 ? seconds : 0;
}
