import { statSync } from 'node:fs';
import { mkdir, open, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checksum, checksum64 } from '../../archive/digest.ts';
import type { Sections } from '../../model/sections.ts';
import { errorCode } from '../errorCode.ts';
import { partName, sweepCache } from './cacheEntries.ts';
import { cacheFileName, sealed } from './cacheFile.ts';
import type { CachePlace } from './cachePlace.ts';
import { DamagedCache } from './damagedCache.ts';
import { KeptFile } from './keptFile.ts';
import { orNothing, orNothingLater } from './orNothing.ts';

/** So many files stay open until all of them was read: an image has at most 127 layers. */
const mostOpen = 128;

/**
 * What was read of layers, in files, one each, by the identity of the layer's bytes. It is a convenience: a folder that
 * is not there, not ours, full or read-only is a cache that has nothing and keeps nothing, and nobody hears of it. A file
 * that is damaged or not what it should be is removed. Any number of processes may use one folder.
 */
export class IndexCache {
  readonly #place: CachePlace;
  readonly #program: string;
  readonly #checksum: () => Promise<Checksum>;
  readonly #open: KeptFile[] = [];
  #writing: Promise<void> = Promise.resolve();
  #waiting = 0;
  #isOff: boolean;

  /** `program`: what reads layers, as a text that changes with it; what another one wrote is not read. */
  constructor(place: CachePlace, program: string) {
    this.#place = place;
    this.#program = program;
    this.#isOff = place.bound <= 0 || isForeign(place.folder);
    let checksum: Promise<Checksum> | undefined;
    this.#checksum = () => (checksum ??= checksum64());
  }

  /**
   * What `lay` makes of the sections that were kept under `identity`; they count as used now. Undefined when nothing was
   * kept, when it is damaged, and when `lay` refuses it: it is removed then. Sections that are taken later and turn out to
   * be damaged throw DamagedCache.
   */
  async read<T>(identity: string, lay: (sections: Sections) => T | undefined): Promise<T | undefined> {
    if (this.#isOff) return undefined;
    const file = KeptFile.open(this.#pathOf(identity), this.#keyOf(identity), await this.#checksum());
    if (file === undefined) return undefined;
    this.#open.push(file);
    if (this.#open.length > mostOpen) this.#open.shift()!.settle();
    try {
      return lay(file) ?? file.refuse();
    } catch (error) {
      if (error instanceof DamagedCache) return undefined;
      throw error;
    }
  }

  /** Keeps `sections`, soon: they are written one layer after another while the program goes on, and may not change any more. */
  write(identity: string, sections: readonly Uint8Array[]): void {
    this.#waiting++;
    this.#writing = this.#writing
      .then(() => this.#put(identity, sections))
      .catch((error: unknown) => {
        if (errorCode(error) === undefined) throw error;
        // a full disk, no permission: there is no cache then
        this.#isOff = true;
      });
  }

  /** Resolves when everything is written; a process that ends of itself has waited for that. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #put(identity: string, sections: readonly Uint8Array[]): Promise<void> {
    this.#waiting--;
    const { folder, bound } = this.#place;
    const size = sections.reduce((sum, { length }) => sum + length, 0);
    if (!this.#isOff && size <= bound) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(this.#pathOf(identity), sealed(this.#keyOf(identity), sections, await this.#checksum()));
    }
    if (!this.#isOff && this.#waiting === 0) await sweepCache(this.#place);
  }

  #keyOf(identity: string): string {
    return `${this.#program} ${identity}`;
  }

  #pathOf(identity: string): string {
    return join(this.#place.folder, cacheFileName(this.#keyOf(identity)));
  }
}

/** Another person's folder, or one that others may write to, can hold what somebody wants us to believe. */
function isForeign(folder: string): boolean {
  const found = orNothing(() => statSync(folder));
  return found !== undefined && ((found.mode & 0o022) !== 0 || found.uid !== (process.getuid?.() ?? found.uid));
}

/** Whoever reads sees the whole file or none; of two writers the last one counts. Throws the system's error. */
async function writeWhole(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const part = partName(path);
  const file = await open(part, 'wx', 0o600);
  try {
    try {
      await writeFile(file, parts);
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await orNothingLater(unlink(part));
    throw error;
  }
}
