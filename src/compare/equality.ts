import { sameDigest } from '../layers/contentDigest.ts';
import { contentVersion, type Stack, type VersionPair, versionCount, versionPlace } from '../layers/stack.ts';
import { type AnswerMaps, answerOf, withNewer } from './answerMaps.ts';
import type { Equal } from './comparison.ts';

/** What is known about the contents of versions of one stack: a value, each answer makes a new one. */
export type Equality = {
  readonly stack: Stack;
  /** By pair. */
  readonly answers: AnswerMaps<boolean>;
};

/** Whether two versions hold the same bytes, as somebody who read them says. */
export type Answer = VersionPair & { readonly same: boolean };

export function noEquality(stack: Stack): Equality {
  return { stack, answers: [] };
}

export function withAnswers(equality: Equality, answers: readonly Answer[]): Equality {
  if (answers.length === 0) return equality;
  const { stack } = equality;
  const newer = new Map(answers.map(({ before, after, same }) => [pairKey(stack, before, after), same]));
  return { stack, answers: withNewer(equality.answers, newer) };
}

/** What is known as a question: the same version, what was read, then the digests of the indexes. Hard links are looked through. */
export function equalOf(equality: Equality): Equal {
  const { stack } = equality;
  return (before, after) => {
    const a = contentVersion(stack, before);
    const b = contentVersion(stack, after);
    if (a === b) return true;
    return answered(equality, a, b) ?? sameDigest(versionPlace(stack, a), versionPlace(stack, b));
  };
}

function answered({ stack, answers }: Equality, a: number, b: number): boolean | undefined {
  return answers.length === 0 ? undefined : answerOf(answers, contentKey(stack, a, b));
}

/** One number for a pair in either order. */
function pairKey(stack: Stack, before: number, after: number): number {
  return contentKey(stack, contentVersion(stack, before), contentVersion(stack, after));
}

/** The same for versions that have the content; exact up to 94 million versions. */
function contentKey(stack: Stack, a: number, b: number): number {
  return Math.min(a, b) * versionCount(stack) + Math.max(a, b);
}
