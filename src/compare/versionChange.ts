import { type Stack, versionPlace } from '../layers/stack.ts';
import type { ChangeClass } from '../model/change.ts';
import type { Equal, Reason } from './comparison.ts';
import { attributesDiffer, differences, kindOf, sameContent } from './placeDifference.ts';

/**
 * What became of a path whose version was `before` and is `after` (-1: absent). Time is no difference. A folder shipped
 * again with nothing different is unchanged, everything else shipped again is touched.
 */
export function classOf(stack: Stack, before: number, after: number, equal: Equal): ChangeClass {
  if (before === after) return 'unchanged';
  if (before < 0) return 'added';
  if (after < 0) return 'removed';
  const old = versionPlace(stack, before);
  const now = versionPlace(stack, after);
  const kind = kindOf(now);
  if (kind !== kindOf(old) || attributesDiffer(old, now, kind)) return 'modified';
  if (kind === 'directory') return 'unchanged';
  if (kind !== 'file') return 'touched';
  const same = sameContent(old, now, equal(before, after));
  return same === undefined ? 'unknown' : same ? 'touched' : 'modified';
}

/** Why two versions that both exist differ; empty when they do not, or as long as only their contents could. */
export function reasonsOf(stack: Stack, before: number, after: number, equal: Equal): readonly Reason[] {
  return differences(versionPlace(stack, before), versionPlace(stack, after), () => equal(before, after));
}

/** Whether the contents of a pair of files are unknown though sizes leave it open. */
export function isContentOpen(stack: Stack, before: number, after: number, equal: Equal): boolean {
  if (before < 0 || after < 0 || before === after) return false;
  const old = versionPlace(stack, before);
  const now = versionPlace(stack, after);
  if (kindOf(old) !== 'file' || kindOf(now) !== 'file') return false;
  return sameContent(old, now, equal(before, after)) === undefined;
}
