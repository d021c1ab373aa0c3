import { contentVersion, type VersionPair } from '../layers/stack.ts';
import type { Comparison } from './comparison.ts';
import { classOf, isContentOpen } from './versionChange.ts';

/**
 * What must be read to know everything about a comparison: first the pairs whose class depends on it, then those that
 * are modified anyway but may have `content` among their reasons. Versions are those that have the content, never hard
 * links.
 */
export function* unknownPairs(comparison: Comparison): Generator<VersionPair, void, void> {
  const { changes, equal } = comparison;
  const { stack } = comparison.after;
  const modified: VersionPair[] = [];
  for (let i = 0; i < changes.fresh; i++) {
    const old = changes.before[i]!;
    const now = changes.after[i]!;
    if (old < 0 || now < 0) continue;
    const isUnknown = classOf(stack, old, now, equal) === 'unknown';
    if (!isUnknown && !isContentOpen(stack, old, now, equal)) continue;
    const pair = { before: contentVersion(stack, old), after: contentVersion(stack, now) };
    if (isUnknown) yield pair;
    else modified.push(pair);
  }
  yield* modified;
}
