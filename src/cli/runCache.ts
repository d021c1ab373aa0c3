import { UserError } from '../model/userError.ts';
import { type CacheEntry, cacheEntries, clearCache } from '../source/cache/cacheEntries.ts';
import { cachePlace } from '../source/cache/cachePlace.ts';
import type { Environment } from '../source/spool.ts';
import { sizeText } from '../text/bytes.ts';
import { plural } from '../text/plural.ts';
import { harmless } from '../text/sanitize.ts';
import type { Command } from './argv.ts';

/**
 * What `layerscope cache` prints, after doing what it asks for. Throws UserError where there can be no cache, or when it
 * cannot be cleared.
 */
export async function runCache({ act }: Extract<Command, { kind: 'cache' }>, env: Environment): Promise<string> {
  const place = cachePlace(env);
  if (place === undefined) {
    throw new UserError('there is no folder for a cache', { hint: 'Set XDG_CACHE_HOME, or HOME to a folder.' });
  }
  const { folder, bound } = place;
  if (act === 'path') return `${folder}\n`;
  if (act === 'clear') return `removed ${sum(await clearCache(folder))} from ${harmless(folder)}\n`;
  return `${harmless(folder)}\n${sum(await cacheEntries(folder))} of at most ${sizeText(bound)}\n`;
}

function sum(entries: readonly CacheEntry[]): string {
  const finished = entries.filter(({ writer }) => writer === undefined);
  const bytes = entries.reduce((all, entry) => all + entry.bytes, 0);
  return `${plural(finished.length, 'file')}, ${sizeText(bytes)}`;
}
