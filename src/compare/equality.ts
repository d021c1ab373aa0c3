import { contentVersion, type Stack, type VersionPair, versionCount, versionPlace } from '../layers/stack.ts';
import type { Equal } from './comparison.ts';

/** What is known about the contents of versions of one stack: a value, each answer makes a new one. */
export type Equality = {
  readonly stack: Stack;
  /**
   * Answers by pair, in maps of falling size. A new answer joins the smallest, so that a hundred thousand answers that
   * arrive in small parcels are not copied each time.
   */
  readonly answers: readonly ReadonlyMap<number, boolean>[];
};

/** Whether two versions hold the same bytes, as somebody who read them says. */
export type Answer = VersionPair & { readonly same: boolean };

export function noEquality(stack: Stack): Equality {
  return { stack, answers: [] };
}

export function withAnswers(equality: Equality, answers: readonly Answer[]): Equality {
  if (answers.length === 0) return equality;
  const { stack } = equality;
  const older = [...equality.answers];
  let newest = new Map(answers.map(({ before, after, same }) => [pairKey(stack, before, after), same]));
  for (let last = older.at(-1); last && last.size < newest.size * 2; last = older.at(-1)) {
    older.pop();
    newest = new Map([...last, ...newest]);
  }
  return { stack, answers: [...older, newest] };
}

/** What is known as a question: the same version, what was read, then the index's content hashes. Hard links are looked through. */
export function equalOf(equality: Equality): Equal {
  const { stack } = equality;
  return (before, after) => {
    const [a, b] = [contentVersion(stack, before), contentVersion(stack, after)];
    if (a === b) return true;
    return answered(equality, a, b) ?? sameHash(stack, a, b);
  };
}

/** Whether only the content hashes say that two versions are equal. They rule out; that bytes are the same is read before a report says it. */
export function isClaimed(equality: Equality, before: number, after: number): boolean {
  const { stack } = equality;
  const [a, b] = [contentVersion(stack, before), contentVersion(stack, after)];
  return a !== b && answered(equality, a, b) === undefined && sameHash(stack, a, b) === true;
}

function answered({ stack, answers }: Equality, a: number, b: number): boolean | undefined {
  if (answers.length === 0) return undefined;
  const key = pairKey(stack, a, b);
  for (let i = answers.length - 1; i >= 0; i--) {
    const same = answers[i]!.get(key);
    if (same !== undefined) return same;
  }
  return undefined;
}

/** Content hashes, with the sizes, where both layers have them. */
function sameHash(stack: Stack, a: number, b: number): boolean | undefined {
  const left = versionPlace(stack, a);
  const right = versionPlace(stack, b);
  const [lowA, highA] = hashOf(left.index.hashes, left.row);
  const [lowB, highB] = hashOf(right.index.hashes, right.row);
  if ((lowA === 0 && highA === 0) || (lowB === 0 && highB === 0)) return undefined;
  return lowA === lowB && highA === highB && left.index.size[left.row] === right.index.size[right.row];
}

/** Two zeros when the layer's bytes did not flow. */
function hashOf(hashes: Uint32Array, row: number): readonly [low: number, high: number] {
  return hashes.length === 0 ? [0, 0] : [hashes[row * 2]!, hashes[row * 2 + 1]!];
}

/** One number for a pair in either order; exact up to 94 million versions. */
function pairKey(stack: Stack, before: number, after: number): number {
  const [a, b] = [contentVersion(stack, before), contentVersion(stack, after)];
  return Math.min(a, b) * versionCount(stack) + Math.max(a, b);
}
