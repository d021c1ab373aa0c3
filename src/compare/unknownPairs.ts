import { contentVersion, type VersionPair } from '../layers/stack.ts';
import type { Comparison } from './comparison.ts';
import { type Equality, isClaimed } from './equality.ts';
import { isContentOpen } from './versionChange.ts';

/**
 * What must be read to know everything about a comparison: first the pairs whose class depends on it, then those that
 * are modified anyway but may have `content` among their reasons. Versions are those that have the content, never hard
 * links.
 */
export function* unknownPairs(comparison: Comparison): Generator<VersionPair, void, void> {
  const { before, after, equal } = comparison;
  const { stack } = after;
  const modified: VersionPair[] = [];
  for (let node = 0; node < comparison.length; node++) {
    const what = comparison.class(node);
    if (what !== 'unknown' && what !== 'modified') continue;
    const [old, now] = [before.version(node), after.version(node)];
    if (!isContentOpen(stack, old, now, equal)) continue;
    const pair = { before: contentVersion(stack, old), after: contentVersion(stack, now) };
    if (what === 'unknown') yield pair;
    else modified.push(pair);
  }
  yield* modified;
}

/** Pairs whose equality rests on content hashes alone, and that a report would call the same bytes. */
export function* claimedPairs(comparison: Comparison, equality: Equality): Generator<VersionPair, void, void> {
  const { before, after } = comparison;
  const { stack } = after;
  // plain layers are never hashed, and most images have no other
  if (stack.indexes.every((index) => index.hashes.length === 0)) return;
  for (let node = 0; node < comparison.length; node++) {
    const what = comparison.class(node);
    if (what !== 'touched' && what !== 'modified') continue;
    const [old, now] = [before.version(node), after.version(node)];
    if (isClaimed(equality, old, now)) yield { before: contentVersion(stack, old), after: contentVersion(stack, now) };
  }
}
