import { contentVersion, type VersionPair } from '../layers/stack.ts';
import type { ChangeClass } from '../model/change.ts';
import type { Comparison } from './comparison.ts';
import { type Equality, isClaimed } from './equality.ts';
import { isContentOpen } from './versionChange.ts';

/**
 * What must be read to know everything about a comparison: first the pairs whose class depends on it, then those that
 * are modified anyway but may have `content` among their reasons. Versions are those that have the content, never hard
 * links.
 */
export function* unknownPairs(comparison: Comparison): Generator<VersionPair, void, void> {
  yield* openPairs(comparison, 'unknown');
  yield* openPairs(comparison, 'modified');
}

function* openPairs(comparison: Comparison, wanted: ChangeClass): Generator<VersionPair, void, void> {
  const { before, after, equal } = comparison;
  const { stack } = after;
  for (let node = 0; node < comparison.length; node++) {
    if (comparison.class(node) !== wanted) continue;
    const [old, now] = [before.version(node), after.version(node)];
    if (isContentOpen(stack, old, now, equal))
      yield { before: contentVersion(stack, old), after: contentVersion(stack, now) };
  }
}

/** Pairs whose equality rests on content hashes alone, and that a report would call the same bytes. */
export function* claimedPairs(comparison: Comparison, equality: Equality): Generator<VersionPair, void, void> {
  const { before, after } = comparison;
  const { stack } = after;
  for (let node = 0; node < comparison.length; node++) {
    const what = comparison.class(node);
    if (what !== 'touched' && what !== 'modified') continue;
    const [old, now] = [before.version(node), after.version(node)];
    if (isClaimed(equality, old, now)) yield { before: contentVersion(stack, old), after: contentVersion(stack, now) };
  }
}
