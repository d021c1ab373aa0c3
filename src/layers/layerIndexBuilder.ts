import { latin1OfBytes } from '../model/latin1.ts';
import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { TarEntry } from '../model/tarEntry.ts';
import { cleaned, LayerPaths } from './layerPaths.ts';
import { LayerProblems } from './layerProblems.ts';
import { markerOf } from './marker.ts';
import { kindNumber, Rows } from './rows.ts';

/** NAME_MAX and PATH_MAX of Linux: what is longer, engines refuse (ENAMETOOLONG). */
const longestName = 255;
const longestPath = 4095;

/**
 * A megabyte of tar can name half a million folders (one long PAX path), and compresses to nothing: folders that no
 * entry names are bounded by the entries there are, so that no small blob fills the memory.
 */
const mostRows = 20_000_000;
const freeRows = 2_000_000;
const rowsPerEntry = 16;
const mostNameBytes = 2 ** 28;

/** Room to begin with: honest tars have an entry every few kilobytes. More only costs what is used. */
const freeRoom = 1024;
const mostRoom = 524_288;
const bytesPerRow = 4096;

/** Files in the root by which eStargz describes the layer; they are not part of the file system. */
const landmarks = ['stargz.index.json', '.prefetch.landmark', '.no.prefetch.landmark'];

/**
 * Makes a layer's index out of the entries of its tar, in tar order. It unpacks like an engine, on paper: same-layer
 * symlinks are followed, the last of two entries of one path counts, hard links bind to what stands there at that moment.
 */
export class LayerIndexBuilder {
  readonly #rows: Rows;
  readonly #problems: LayerProblems;
  readonly #paths: LayerPaths;
  #entries = 0;
  /** Row of the entry added last, when it has content of its own. */
  #last = -1;
  /** The entry added last, for problems. */
  #entry: TarEntry | undefined;
  #wasFull = false;

  /** `position`: of the layer in its image, from 1, for the problems. `bytes`: of its tar, where known: how many rows to expect. */
  constructor(position: number, bytes = 0) {
    this.#rows = new Rows(Math.floor(Math.min(Math.max(freeRoom, bytes / bytesPerRow), mostRoom)));
    this.#problems = new LayerProblems(position);
    this.#paths = new LayerPaths(this.#rows, (row) => this.#makeFolderWay(row));
  }

  add(entry: TarEntry): void {
    this.#entries++;
    this.#last = -1;
    this.#entry = entry;
    const { nameBytes } = entry;
    // An empty name says nothing; engines skip it.
    if (nameBytes.length === 0 || this.#isFull()) return;
    if (!this.#paths.locate(nameBytes)) {
      this.#report(
        'error',
        'invalid-name',
        'the folders on the way to this path are symlinks that lead in circles or too far: it is left out',
      );
      return;
    }
    const { directory, bytes, start, end } = this.#paths;
    if (this.#paths.climbed) this.#report('note', 'outside-root', 'a path climbs out of the root; it is kept inside');
    if (nameBytes.length > longestName) this.#checkLength(entry.name);
    if (start === end) this.#setRoot(entry);
    else if (directory === 0 && landmarks.includes(latin1OfBytes(bytes.subarray(start, end)))) return;
    else this.#place(entry, directory, bytes, start, end);
  }

  /** The sha256 of the content of the entry added last, 32 bytes as a latin1 string. */
  digest(digest: string): void {
    if (this.#last >= 0) this.#rows.setDigest(this.#last, digest);
  }

  /** A problem that somebody else found in this layer: its stream is cut, a header is wrong. */
  problem(problem: Problem): void {
    this.#problems.add(problem);
  }

  /** The index; the builder is used up. */
  finish(): LayerIndex {
    return this.#rows.finish(this.#entries, this.#problems.list());
  }

  #isFull(): boolean {
    const { length, used } = this.#rows.tree;
    const most = Math.min(mostRows, freeRows + rowsPerEntry * this.#entries);
    if (length < most && used < mostNameBytes) return false;
    if (!this.#wasFull) this.#report('error', 'limit', 'the layer has too many paths: what follows is left out');
    this.#wasFull = true;
    return true;
  }

  #checkLength(name: string): void {
    if (name.length > longestPath) this.#report('error', 'name-too-long', 'a path is longer than 4095 bytes');
    else if (name.split('/').some((part) => part.length > longestName))
      this.#report('error', 'name-too-long', 'a name is longer than 255 bytes');
  }

  #setRoot(entry: TarEntry): void {
    if (entry.kind === 'directory') this.#rows.set(0, entry);
    else this.#report('note', 'invalid-name', 'an entry that is no folder is named like the root: it is left out');
  }

  #place(entry: TarEntry, directory: number, bytes: Uint8Array, start: number, end: number): void {
    const marker = markerOf(bytes, start, end);
    if (marker === 'opaque') {
      // In the root engines ignore it.
      if (directory !== 0) this.#rows.flags[directory]! |= rowFlags.opaque;
    } else if (marker === 'invalid') {
      this.#report('error', 'invalid-whiteout', 'a whiteout names no file: it is left out');
    } else if (marker === 'whiteout') {
      this.#whiteout(directory, bytes, start + '.wh.'.length, end);
    } else if (entry.kind === 'character' && entry.deviceMajor === 0 && entry.deviceMinor === 0) {
      this.#report('note', 'device-whiteout', 'a device 0/0 removes this path, as a whiteout would');
      this.#whiteout(directory, bytes, start, end);
    } else if (entry.kind === 'hardlink') this.#link(entry, directory, bytes, start, end);
    else this.#put(entry, directory, bytes, start, end);
  }

  /** Whiteouts concern lower layers only: an entry of this layer stays (and no engine gets past it). */
  #whiteout(directory: number, bytes: Uint8Array, start: number, end: number): void {
    const own = this.#rows.tree.find(directory, bytes, start, end);
    if (own < 0) this.#rows.addWhiteout(directory, bytes, start, end);
    else if (!this.#has(own, rowFlags.whiteout))
      this.#report('error', 'whiteout-of-own-entry', 'a whiteout follows an entry of the same path in its own layer');
  }

  #put(entry: TarEntry, directory: number, bytes: Uint8Array, start: number, end: number): void {
    const own = this.#rows.tree.find(directory, bytes, start, end);
    let row = own;
    if (own >= 0 && entry.kind === 'directory' && this.#rows.kind[own] === kindNumber.directory) {
      if (!this.#has(own, rowFlags.implied)) this.#reportDuplicate();
      this.#rows.set(own, entry);
    } else if (own < 0) row = this.#rows.addSought(directory, bytes, start, end, entry);
    else {
      this.#makeWay(own, entry.kind === 'directory');
      row = this.#rows.addEntry(directory, bytes, start, end, entry);
    }
    if (entry.kind === 'file') this.#last = row;
    if (entry.kind === 'directory' && entry.xattrs?.get('trusted.overlay.opaque') === 'y')
      this.#rows.flags[row]! |= rowFlags.opaque;
  }

  #link(entry: TarEntry, directory: number, bytes: Uint8Array, start: number, end: number): void {
    const target = this.#paths.find(entry.target);
    const own = this.#rows.tree.find(directory, bytes, start, end);
    if (target >= 0 && target !== own && this.#has(target, rowFlags.whiteout)) {
      // On disk a whiteout is a device, and the link is one more name of it.
      this.#report('note', 'broken-hardlink', 'a hard link names a whiteout and becomes one');
      this.#whiteout(directory, bytes, start, end);
      return;
    }
    const isSound = target >= 0 && target !== own && this.#rows.kind[target] !== kindNumber.directory;
    if (!isSound) {
      this.#report('error', 'broken-hardlink', 'a hard link names no file that its layer has at that moment');
      if (own >= 0 && !this.#has(own, rowFlags.whiteout)) return;
    }
    if (own >= 0) this.#makeWay(own, false);
    const row = this.#rows.addEntry(directory, bytes, start, end, entry);
    if (!isSound) return;
    const inode = this.#rows.inode[target]!;
    this.#rows.inode[row] = inode;
    // Engines apply owner and mode of the link's header to what it shares.
    this.#rows.setOwner(inode, entry);
  }

  /** The row's path is taken by another entry of the layer: its data stays, for hard links that share it. */
  #makeWay(row: number, forDirectory = true): void {
    this.#rows.flags[row]! |= rowFlags.replaced;
    if (!this.#has(row, rowFlags.whiteout)) this.#reportDuplicate();
    else if (forDirectory)
      this.#report('note', 'whiteout-beside-entry', 'a whiteout beside a folder of the same name removes nothing');
  }

  /** Something that is no folder, perhaps a whiteout, stands where a later path needs one: no engine gets past it (ENOTDIR). */
  #makeFolderWay(row: number): void {
    this.#rows.flags[row]! |= rowFlags.replaced;
    const code = this.#has(row, rowFlags.whiteout) ? 'whiteout-beside-entry' : 'duplicate-path';
    this.#report('error', code, 'a path needs a folder where its layer has something else; the path counts');
  }

  #has(row: number, flag: number): boolean {
    return (this.#rows.flags[row]! & flag) !== 0;
  }

  /** containerd takes the last; Docker's older store and Podman refuse the layer. */
  #reportDuplicate(): void {
    this.#report('note', 'duplicate-path', 'a path is there twice in one layer; the last one counts');
  }

  #report(severity: Problem['severity'], code: ProblemCode, message: string): void {
    this.#problems.add({ severity, code, message, path: cleaned(this.#entry!.name).name.slice(0, longestPath) });
  }
}
