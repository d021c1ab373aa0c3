import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { UserError } from '../../model/userError.ts';
import type { Environment } from '../spool.ts';

/** Where the cache lies, and how many bytes it may hold. */
export type CachePlace = { readonly folder: string; readonly bound: number };

/** Some seven million entries of layers. */
const usualBound = 512_000_000;

const units = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 } as const;

/**
 * The cache of a person: `layerscope` in $XDG_CACHE_HOME, else in ~/.cache (XDG Base Directory Specification: a path that
 * is not absolute counts as none), and the bound in $LAYERSCOPE_CACHE_SIZE. Undefined where there is no home to have it in.
 * Throws UserError when the bound is no size.
 */
export function cachePlace(env: Environment): CachePlace | undefined {
  const bound = boundOf(env['LAYERSCOPE_CACHE_SIZE']);
  const given = env['XDG_CACHE_HOME'];
  if (given && isAbsolute(given)) return { folder: join(given, 'layerscope'), bound };
  const home = env['HOME'];
  return home && isAbsolute(home) && existsSync(home)
    ? { folder: join(home, '.cache', 'layerscope'), bound }
    : undefined;
}

function boundOf(text: string | undefined): number {
  if (!text) return usualBound;
  const [, number, unit] = /^(\d+(?:\.\d+)?) *([kmgt]?)b?$/i.exec(text.trim()) ?? [];
  if (number !== undefined) return Math.floor(Number(number) * (units[unit?.toLowerCase() as keyof typeof units] ?? 1));
  throw new UserError(`LAYERSCOPE_CACHE_SIZE is no size: “${text}”`, {
    hint: 'It looks like 512MB or 2GB; 0 is no cache.',
  });
}
