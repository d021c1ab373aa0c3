import { contentVersion, type Stack, type VersionPair } from '../layers/stack.ts';
import type { Comparison } from './comparison.ts';
import { classOf, isContentOpen } from './versionChange.ts';

/**
 * What must be read to know everything about a comparison: first the pairs whose class depends on it, then those that
 * are modified anyway but may have `content` among their reasons. Versions are those that have the content, never hard
 * links.
 */
export function* unknownPairs(comparison: Comparison): Generator<VersionPair, void, void> {
  yield* unknownClasses(comparison);
  const { stack } = comparison.after;
  for (const { old, now } of shippedAgain(comparison)) {
    if (!isContentOpen(stack, old, now, comparison.equal)) continue;
    if (classOf(stack, old, now, comparison.equal) !== 'unknown') yield contentPair(stack, old, now);
  }
}

/** What must be read to know every class of a comparison: all that counts and sums need. */
export function* unknownClasses(comparison: Comparison): Generator<VersionPair, void, void> {
  const { stack } = comparison.after;
  for (const { old, now } of shippedAgain(comparison))
    if (classOf(stack, old, now, comparison.equal) === 'unknown') yield contentPair(stack, old, now);
}

/** Versions before and after of the paths that both trees have. */
function* shippedAgain({ changes }: Comparison): Generator<{ readonly old: number; readonly now: number }, void, void> {
  for (let i = 0; i < changes.fresh; i++) {
    const old = changes.before[i]!;
    const now = changes.after[i]!;
    if (old >= 0 && now >= 0) yield { old, now };
  }
}

function contentPair(stack: Stack, old: number, now: number): VersionPair {
  return { before: contentVersion(stack, old), after: contentVersion(stack, now) };
}
