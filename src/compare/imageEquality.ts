import type { ContentAnswer } from '../layers/contentAnswer.ts';
import { contentVersion, type Stack, versionCount, versionPlace } from '../layers/stack.ts';
import { type AnswerMaps, answerOf, withNewer } from './answerMaps.ts';
import { sameHash } from './contentHash.ts';

/** Whether the contents of a version of the left and one of the right stack are equal; undefined: nobody has looked. */
export type EqualAcross = (left: number, right: number) => boolean | undefined;

/** What is known about the contents of two images: a value, answers make a new one. */
export type ImageEquality = {
  readonly left: Stack;
  readonly right: Stack;
  readonly pairs: AnswerMaps<boolean>;
  /** By version that has the content. */
  readonly digests: { readonly left: AnswerMaps<string | null>; readonly right: AnswerMaps<string | null> };
};

export function noImageEquality(left: Stack, right: Stack): ImageEquality {
  return { left, right, pairs: [], digests: { left: [], right: [] } };
}

export function withContentAnswers(equality: ImageEquality, answers: readonly ContentAnswer[]): ImageEquality {
  if (answers.length === 0) return equality;
  const pairs = new Map<number, boolean>();
  const digests = { left: new Map<number, string | null>(), right: new Map<number, string | null>() };
  for (const answer of answers) {
    if (answer.kind === 'pair') pairs.set(pairKey(equality, answer.left, answer.right), answer.same);
    else digests[answer.side].set(answer.version, answer.digest);
  }
  return {
    ...equality,
    pairs: withNewer(equality.pairs, pairs),
    digests: {
      left: withNewer(equality.digests.left, digests.left),
      right: withNewer(equality.digests.right, digests.right),
    },
  };
}

/** What is known as a question: the same row of one index, what was read, then content hashes. Hard links are looked through. */
export function equalAcross(equality: ImageEquality): EqualAcross {
  return (left, right) => {
    const [a, b] = [contentVersion(equality.left, left), contentVersion(equality.right, right)];
    return readAnswer(equality, a, b) ?? hashAnswer(equality, a, b);
  };
}

/** Whether only the content hashes say that two versions are equal: that bytes are the same is read before a report says it. */
export function isClaimedAcross(equality: ImageEquality, left: number, right: number): boolean {
  const [a, b] = [contentVersion(equality.left, left), contentVersion(equality.right, right)];
  return readAnswer(equality, a, b) === undefined && hashAnswer(equality, a, b) === true;
}

function readAnswer(equality: ImageEquality, left: number, right: number): boolean | undefined {
  if (isSameRow(equality, left, right)) return true;
  const { pairs, digests } = equality;
  const answer = pairs.length === 0 ? undefined : answerOf(pairs, pairKey(equality, left, right));
  if (answer !== undefined) return answer;
  const digest = answerOf(digests.left, left);
  if (digest === undefined) return undefined;
  const other = answerOf(digests.right, right);
  return other === undefined ? undefined : digest !== null && digest === other;
}

/** Layers that both images have may be indexed once: their columns are the same objects. */
function isSameRow({ left, right }: ImageEquality, a: number, b: number): boolean {
  const [one, other] = [versionPlace(left, a), versionPlace(right, b)];
  return one.row === other.row && one.index.body === other.index.body;
}

function hashAnswer({ left, right }: ImageEquality, a: number, b: number): boolean | undefined {
  return sameHash(versionPlace(left, a), versionPlace(right, b));
}

/** One number for a pair; exact up to 94 million versions on each side. */
function pairKey({ left, right }: ImageEquality, a: number, b: number): number {
  return contentVersion(left, a) * versionCount(right) + contentVersion(right, b);
}

/** The same knowledge with left and right swapped. */
export function swappedEquality({ left, right, pairs, digests }: ImageEquality): ImageEquality {
  const [lefts, rights] = [versionCount(left), versionCount(right)];
  const swapped = (key: number): number => (key % rights) * lefts + Math.floor(key / rights);
  return {
    left: right,
    right: left,
    pairs: pairs.map((answers) => new Map([...answers].map(([key, same]) => [swapped(key), same]))),
    digests: { left: digests.right, right: digests.left },
  };
}
