import { closeSync, constants, fstatSync, futimesSync, openSync, unlinkSync } from 'node:fs';
import type { Checksum } from '../../archive/digest.ts';
import { type Bytes, memoryBytes, readAll } from '../../model/bytes.ts';
import type { Sections } from '../../model/sections.ts';
import { descriptorBytes } from '../descriptorBytes.ts';
import { frontLengthOf, headSize, type SectionPlace, sectionIn, sectionsOf } from './cacheFile.ts';
import { DamagedCache } from './damagedCache.ts';
import { orNothing } from './orNothing.ts';

/** Such a file is read, and checked, at once: that takes no longer than to read it section by section. */
const smallFile = 256 * 1024;
/** An index of twenty million rows is smaller. */
const largestFile = 2 ** 31;

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** A file of the cache that is open until all of it was read: a section is read, and checked, when it is taken. */
export class KeptFile implements Sections {
  readonly #path: string;
  readonly #places: readonly SectionPlace[];
  readonly #bytes: Bytes;
  readonly #checksum: Checksum;
  readonly #close: () => void;
  /** All sections, undefined where one is damaged; undefined itself while the file is open. */
  #settled: readonly (Uint8Array | undefined)[] | undefined;

  /**
   * The file at `path` when it was written for `key`; it counts as used now. Undefined when there is none, and when it is
   * another's or damaged as far as it was read: it is removed then.
   */
  static open(path: string, key: string, checksum: Checksum): KeptFile | undefined {
    const descriptor = orNothing(() => openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
    if (descriptor === undefined) return undefined;
    const file = orNothing(() => fileOf(path, descriptor, key, checksum));
    if (file === undefined) closeSync(descriptor);
    else if (file.#isSound) return file;
    orNothing(() => unlinkSync(path));
    return undefined;
  }

  constructor(path: string, places: readonly SectionPlace[], bytes: Bytes, checksum: Checksum, close: () => void) {
    this.#path = path;
    this.#places = places;
    this.#bytes = bytes;
    this.#checksum = checksum;
    this.#close = close;
  }

  get count(): number {
    return this.#places.length;
  }

  take(section: number): Uint8Array {
    const place = this.#places[section];
    const data = place && (this.#settled === undefined ? this.#whole(place) : this.#settled[section]);
    return data ?? this.refuse();
  }

  refuse(): never {
    this.#settleWith([]);
    orNothing(() => unlinkSync(this.#path));
    throw new DamagedCache();
  }

  /** Reads all of it, for those who will take more, and closes the file. */
  settle(): void {
    if (this.#settled === undefined) this.#settleWith(this.#places.map((place) => this.#whole(place)));
  }

  #settleWith(sections: readonly (Uint8Array | undefined)[]): void {
    if (this.#settled === undefined) this.#close();
    this.#settled = sections;
  }

  /** As far as it was read. */
  get #isSound(): boolean {
    return this.#settled === undefined || !this.#settled.includes(undefined);
  }

  #whole(place: SectionPlace): Uint8Array | undefined {
    const bytes = orNothing(() => readAll(this.#bytes, place.start, place.padded));
    return bytes && sectionIn(bytes, place, this.#checksum);
  }
}

/** Throws the system's error; undefined when it is no file that was written for `key`. */
function fileOf(path: string, descriptor: number, key: string, checksum: Checksum): KeptFile | undefined {
  const stat = fstatSync(descriptor);
  if (!stat.isFile() || stat.size > largestFile) return undefined;
  const now = Date.now() / 1000;
  orNothing(() => futimesSync(descriptor, now, now));
  const whole = descriptorBytes(descriptor, 0, stat.size);
  const isSmall = stat.size <= smallFile;
  const bytes = isSmall ? memoryBytes(readAll(whole)) : whole;
  const length = frontLengthOf(readAll(bytes, 0, headSize), stat.size);
  const places = length === undefined ? undefined : sectionsOf(readAll(bytes, 0, length), key, checksum);
  if (places === undefined) return undefined;
  const file = new KeptFile(path, places, bytes, checksum, () => closeSync(descriptor));
  if (isSmall) file.settle();
  return file;
}
