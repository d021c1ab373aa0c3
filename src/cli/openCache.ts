import { cachePlace } from '../source/cache/cachePlace.ts';
import { IndexCache } from '../source/cache/indexCache.ts';
import type { Environment } from '../source/spool.ts';

/** Digest of the sources that read layers, by build.mjs: what other code made of a layer is not believed. */
declare const __READER__: string;

/** The cache of the person who runs the program; none with `--no-cache`, and where there is no folder for it. */
export function openCache(command: { readonly cache: boolean }, env: Environment): IndexCache | undefined {
  const place = command.cache ? cachePlace(env) : undefined;
  return place && new IndexCache(place, __READER__);
}
