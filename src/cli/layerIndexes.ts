import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { IndexesInUse } from '../load/indexesInUse.ts';
import { IndexPool } from '../load/indexPool.ts';
import { SharedIndexes } from '../load/sharedIndexes.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';

/** Each worker holds the index it makes and some MB of its own; images seldom have more large layers. */
const mostThreads = 8;

/**
 * Reads layers on all cores. For a report this thread is one of those that read; a screen keeps it for keys. Chunks and
 * entries of the bundle lie side by side; where it runs from its sources (tests), everything happens on this thread and
 * nothing is kept.
 */
export function layerIndexes(
  use: 'report' | 'screen',
  cache: IndexCache | undefined,
  inUse?: IndexesInUse,
): SharedIndexes {
  if (import.meta.url.endsWith('.ts')) return new SharedIndexes(undefined, undefined, inUse);
  const pool = new IndexPool({
    threads: Math.min(availableParallelism(), mostThreads),
    joins: use === 'report',
    startWorker: () => startWorker('indexWorker.js'),
    startDecompressor: () => startWorker('decompressWorker.js'),
  });
  return new SharedIndexes(pool.index, cache, inUse);
}

/** Loaded here, because most images need no worker and loading takes Node 2 ms. */
function startWorker(file: string): Worker {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  return new Worker(new URL(file, import.meta.url));
}
