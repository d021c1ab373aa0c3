import { readdir, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../model/userError.ts';
import { errorCode } from '../errorCode.ts';
import type { CachePlace } from './cachePlace.ts';
import { orNothingLater } from './orNothing.ts';

/** A file of the cache; `used` in milliseconds since 1970. `writer`: the process that is, or was, writing it. */
export type CacheEntry = {
  readonly path: string;
  readonly bytes: number;
  readonly used: number;
  readonly writer?: number;
};

/** Only what is named so is ours; whatever else lies in the folder stays. */
const ownName = /^[0-9a-f]{40}\.index(?:\.(\d+)\.[0-9a-f-]{36}\.part)?$/;

/** A process number can be given again: a part that is older than this has no writer any more. */
const longestWrite = 24 * 60 * 60 * 1000;

/** The name under which this process writes a file of the cache before it has its own. */
export function partName(name: string): string {
  return `${name}.${process.pid}.${crypto.randomUUID()}.part`;
}

/** The files of the cache, unfinished ones too; none where there is no folder. Throws UserError for one that may not be read. */
export async function cacheEntries(folder: string): Promise<readonly CacheEntry[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw unusable('read', folder, error);
  });
  const entries: CacheEntry[] = [];
  for (const name of names) {
    const match = ownName.exec(name);
    const path = join(folder, name);
    const found = match && (await orNothingLater(stat(path)));
    if (!found?.isFile()) continue;
    entries.push({ path, bytes: found.size, used: found.mtimeMs, ...(match?.[1] && { writer: Number(match[1]) }) });
  }
  return entries;
}

/** Removes what dead processes left half written, then what was not used for longest, until the rest is within the bound. */
export async function sweepCache({ folder, bound }: CachePlace): Promise<void> {
  const entries = await cacheEntries(folder).catch((error: unknown) => {
    if (error instanceof UserError) return [];
    throw error;
  });
  for (const entry of entries) if (isAbandoned(entry)) await orNothingLater(unlink(entry.path));
  const finished = entries.filter(({ writer }) => writer === undefined).sort((a, b) => a.used - b.used);
  let bytes = finished.reduce((sum, entry) => sum + entry.bytes, 0);
  for (const entry of finished) {
    if (bytes <= bound) return;
    await orNothingLater(unlink(entry.path));
    bytes -= entry.bytes;
  }
}

/**
 * Removes every file of the cache, and the folder when nothing else is in it. Answers with what was removed. Throws
 * UserError where that cannot be done.
 */
export async function clearCache(folder: string): Promise<readonly CacheEntry[]> {
  const entries = await cacheEntries(folder);
  for (const { path } of entries) {
    try {
      await unlink(path);
    } catch (error) {
      // another process may have been quicker
      if (errorCode(error) !== 'ENOENT') throw unusable('remove', path, error);
    }
  }
  await orNothingLater(rmdir(folder));
  return entries;
}

function unusable(what: string, path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  return new UserError(`cannot ${what} ${path} (${code})`, { hint: 'Whose folder is it?', cause: error });
}

function isAbandoned({ writer, used }: CacheEntry): boolean {
  if (writer === undefined) return false;
  return Date.now() - used > longestWrite || !isAlive(writer);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    // EPERM: alive, and somebody else's
    return errorCode(error) === 'EPERM';
  }
}
