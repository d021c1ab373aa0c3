import { closeSync, constants, fstatSync, futimesSync, openSync, readSync, statSync, unlinkSync } from 'node:fs';
import { mkdir, open, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checksum, checksum64 } from '../../archive/digest.ts';
import { errorCode } from '../errorCode.ts';
import { partName, sweepCache } from './cacheEntries.ts';
import { cacheFileName, sealed, unsealed } from './cacheFile.ts';
import type { CachePlace } from './cachePlace.ts';
import { orNothing, orNothingLater } from './orNothing.ts';

/** An index of twenty million rows is smaller. */
const largestFile = 2 ** 31;

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * What was read of layers, in files, one each, by the identity of the layer's bytes. It is a convenience: a folder that
 * is not there, not ours, full or read-only is a cache that has nothing and keeps nothing, and nobody hears of it. A file
 * that is damaged or not what it should be is removed. Any number of processes may use one folder.
 */
export class IndexCache {
  readonly #place: CachePlace;
  readonly #program: string;
  readonly #checksum: () => Promise<Checksum>;
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

  /** What was kept under `identity`, from a multiple of eight in a buffer of its own; it counts as used now. */
  async read(identity: string): Promise<Uint8Array | undefined> {
    if (this.#isOff) return undefined;
    const key = this.#keyOf(identity);
    const data = orNothing(() => wholeFile(this.#pathOf(identity)));
    if (data === undefined) return undefined;
    const kept = unsealed(data, key, await this.#checksum());
    if (kept === undefined) this.forget(identity);
    return kept;
  }

  /** Keeps `parts`, soon: they are written one layer after another while the program goes on, and may not change any more. */
  write(identity: string, parts: readonly Uint8Array[]): void {
    this.#waiting++;
    this.#writing = this.#writing
      .then(() => this.#put(identity, parts))
      .catch((error: unknown) => {
        if (errorCode(error) === undefined) throw error;
        // a full disk, no permission: there is no cache then
        this.#isOff = true;
      });
  }

  /** Removes what is kept under `identity`. */
  forget(identity: string): void {
    orNothing(() => unlinkSync(this.#pathOf(identity)));
  }

  /** Resolves when everything is written; a process that ends of itself has waited for that. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #put(identity: string, parts: readonly Uint8Array[]): Promise<void> {
    this.#waiting--;
    const { folder, bound } = this.#place;
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    if (!this.#isOff && size <= bound) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(this.#pathOf(identity), sealed(this.#keyOf(identity), parts, await this.#checksum()));
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

/** The file at `path` in one read. Throws the system's error; undefined when it is no file of a size that we write. */
function wholeFile(path: string): Uint8Array | undefined {
  const descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > largestFile) return undefined;
    // not from the pool: the columns are laid on it, from its start
    const data = Buffer.allocUnsafeSlow(stat.size);
    let filled = 0;
    for (let count = -1; filled < data.length && count !== 0; filled += count) {
      count = readSync(descriptor, data, filled, data.length - filled, filled);
    }
    const now = Date.now() / 1000;
    orNothing(() => futimesSync(descriptor, now, now));
    return data.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
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
