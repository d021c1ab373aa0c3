import type { ContentAnswer, ContentQuestions } from '../layers/contentAnswer.ts';
import { hasDigest } from '../layers/contentDigest.ts';
import { columnsKey } from '../layers/laidIndex.ts';
import { contentVersion, type Stack, versionCount, versionPlace } from '../layers/stack.ts';
import { digestLength } from '../model/layerIndex.ts';
import { otherSide, type SideName } from '../model/sideName.ts';
import { ContentLog, unread, unreadable } from './contentLog.ts';

/** Whether the contents of a version of the left and one of the right stack are equal; undefined: nobody has looked. */
export type EqualAcross = (left: number, right: number) => boolean | undefined;

/** What is known about the contents of two images: a value, answers make a new one. */
export type ImageEquality = {
  readonly left: Stack;
  readonly right: Stack;
  /** What was read, and how much of it counts here. */
  readonly log: ContentLog;
  readonly pairs: number;
  readonly digests: number;
  /** The log has the left stack on its right: the images were swapped. */
  readonly flipped: boolean;
};

export function noImageEquality(left: Stack, right: Stack): ImageEquality {
  const log = new ContentLog(versionCount(left), versionCount(right));
  return { left, right, log, pairs: 0, digests: 0, flipped: false };
}

export function withContentAnswers(equality: ImageEquality, answers: readonly ContentAnswer[]): ImageEquality {
  if (answers.length === 0) return equality;
  const { pairs, digests } = equality;
  // The log can be written on where it ends with what is known here; what is known may be said again, but not changed.
  const isEnd = equality.log.pairs === pairs && equality.log.digests === digests;
  const log =
    isEnd && !answers.some((answer) => isAnswered(equality, answer)) ? equality.log : equality.log.copy(pairs, digests);
  for (const answer of answers) {
    if (answer.kind === 'pair') log.setPair(pairKey(equality, answer.left, answer.right), answer.same);
    else log.setContent(sideOf(equality, answer.side), answer.version, answer.digest);
  }
  return { ...equality, log, pairs: log.pairs, digests: log.digests };
}

function isAnswered(equality: ImageEquality, answer: ContentAnswer): boolean {
  if (answer.kind === 'digest') return contentNumber(equality, answer.side, answer.version) !== unread;
  return equality.log.isSame(pairKey(equality, answer.left, answer.right), equality.pairs) !== undefined;
}

/** What a version (never a hard link) holds, as a number that is the same for equal digests; `unread`, `unreadable`. */
export function contentNumber(equality: ImageEquality, side: SideName, version: number): number {
  const read = equality.log.content(sideOf(equality, side), version, equality.digests);
  if (read !== unread) return read;
  const place = versionPlace(equality[side], version);
  if (!hasDigest(place)) return unread;
  return equality.log.numberOf(place.index.digests, place.row * digestLength);
}

function sideOf({ flipped }: ImageEquality, side: SideName): 0 | 1 {
  return (side === 'left') === flipped ? 1 : 0;
}

/** What is known as a question: the same row of one index, what was read, the digests of the indexes. Hard links are looked through. */
export function equalAcross(equality: ImageEquality): EqualAcross {
  return (left, right) => {
    const [a, b] = [contentVersion(equality.left, left), contentVersion(equality.right, right)];
    return known(equality, a, b);
  };
}

function known(equality: ImageEquality, left: number, right: number): boolean | undefined {
  if (isSameRow(equality, left, right)) return true;
  const answer = equality.pairs === 0 ? undefined : equality.log.isSame(pairKey(equality, left, right), equality.pairs);
  if (answer !== undefined) return answer;
  const content = contentNumber(equality, 'left', left);
  if (content === unread) return undefined;
  const other = contentNumber(equality, 'right', right);
  return other === unread ? undefined : content !== unreadable && content === other;
}

/** Layers that both images have may be indexed once: their columns are the same objects. */
function isSameRow({ left, right }: ImageEquality, a: number, b: number): boolean {
  const [one, other] = [versionPlace(left, a), versionPlace(right, b)];
  return one.row === other.row && columnsKey(one.index) === columnsKey(other.index);
}

/** One number for a pair, of contents and not of hard links; exact up to 94 million versions on each side. */
function pairKey({ left, right, flipped }: ImageEquality, a: number, b: number): number {
  const [own, other] = [contentVersion(left, a), contentVersion(right, b)];
  return flipped ? other * versionCount(left) + own : own * versionCount(right) + other;
}

/** The same knowledge with left and right swapped. */
export function swappedEquality(equality: ImageEquality): ImageEquality {
  return { ...equality, left: equality.right, right: equality.left, flipped: !equality.flipped };
}

/** Questions about two images that were swapped. */
export function swappedQuestions({ pairs, left, right }: ContentQuestions): ContentQuestions {
  return { pairs: pairs.map((pair) => ({ left: pair.right, right: pair.left })), left: right, right: left };
}

/** An answer about two images that were swapped since it was asked for. */
export function swappedAnswer(answer: ContentAnswer): ContentAnswer {
  if (answer.kind === 'digest') return { ...answer, side: otherSide(answer.side) };
  return { ...answer, left: answer.right, right: answer.left };
}
