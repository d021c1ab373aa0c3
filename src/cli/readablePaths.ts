import { allPaths } from '../layers/allPaths.ts';
import type { Stack } from '../layers/stack.ts';
import { readable } from '../text/sanitize.ts';

const known = new WeakMap<Stack, readonly string[]>();

/** Every path of a stack as a person reads it, by node; made once per stack. */
export function readablePaths(stack: Stack): readonly string[] {
  let paths = known.get(stack);
  if (paths === undefined) {
    paths = allPaths(stack).map(readable);
    known.set(stack, paths);
  }
  return paths;
}
