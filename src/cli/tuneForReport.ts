import { setFlagsFromString } from 'node:v8';

/**
 * A report of a large image runs for half a second, and the optimising compiler, which works beside it, is done with the
 * hot loops only half way. It is done sooner when it inlines less: measured on Node 20 as 5 % of the whole process, on
 * Node 24, whose middle tier bridges that time, as nothing (docs/performance.md). The screen lives longer and keeps
 * V8's own figure.
 */
export function tuneForReport(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
}
