import type { AcrossPair, ContentQuestions } from '../layers/contentAnswer.ts';
import { isFile } from '../layers/isFile.ts';
import { contentVersion } from '../layers/stack.ts';
import { type KnownFile, knownFile } from './candidates.ts';
import type { ImageComparison } from './imageComparison.ts';
import { equalAcross, isClaimedAcross } from './imageEquality.ts';
import { type Search, type Seeker, type Side, searchOf } from './movedFiles.ts';
import { sameContent } from './placeDifference.ts';
import { placeOf } from './placeOf.ts';

/** What must be read so that no class, reason or partner of a comparison depends on unread contents. */
export function contentQuestions(comparison: ImageComparison): ContentQuestions {
  const equal = equalAcross(comparison.equality);
  const isUnknown = (left: number, right: number): boolean => equal(left, right) === undefined;
  return questions(comparison, isUnknown, (seeker, { among }) =>
    among[seeker.side === 'left' ? 'right' : 'left'].isOpen(seeker.file),
  );
}

/** What must be read so that nothing which is called the same rests on content hashes alone: for reports. */
export function claimedContents(comparison: ImageComparison): ContentQuestions {
  const isClaimed = (left: number, right: number): boolean => isClaimedAcross(comparison.equality, left, right);
  return questions(comparison, isClaimed, ({ pair, file }) => {
    return comparison.class(pair) === 'moved-same' && file.digest === undefined;
  });
}

function questions(
  comparison: ImageComparison,
  asksPair: (left: number, right: number) => boolean,
  asksSeeker: (seeker: Seeker, search: Search) => boolean,
): ContentQuestions {
  const search = searchOf(comparison);
  const sizes = { left: new Set<number>(), right: new Set<number>() };
  for (const seeker of search.seekers) if (asksSeeker(seeker, search)) sizes[seeker.side].add(seeker.file.size);
  return {
    pairs: pairsToRead(comparison, asksPair),
    left: versionsToRead(search, 'left', sizes),
    right: versionsToRead(search, 'right', sizes),
  };
}

/** Pairs of two files of one size that are asked about: first those that a class depends on, then those whose reasons do. */
function pairsToRead(
  comparison: ImageComparison,
  asks: (left: number, right: number) => boolean,
): readonly AcrossPair[] {
  const { left, right } = comparison;
  const first: AcrossPair[] = [];
  const later: AcrossPair[] = [];
  for (let pair = 1; pair < comparison.length; pair++) {
    const [a, b] = [comparison.leftNode(pair), comparison.rightNode(pair)];
    if (a < 0 || b < 0 || !isFile(left, a) || !isFile(right, b)) continue;
    if (sameContent(placeOf(left, a), placeOf(right, b), undefined) !== undefined) continue;
    const [old, now] = [contentVersion(left.stack, left.version(a)), contentVersion(right.stack, right.version(b))];
    if (asks(old, now)) (comparison.class(pair) === 'unknown' ? first : later).push({ left: old, right: now });
  }
  return [...first, ...later];
}

/** Versions of one side whose digest is not known: files of the sizes that the other side seeks, and the side's own seekers. */
function versionsToRead(search: Search, side: Side, sizes: Readonly<Record<Side, Set<number>>>): readonly number[] {
  const tree = search[side];
  const sought = sizes[side === 'left' ? 'right' : 'left'];
  const versions = new Set<number>();
  const add = ({ node, digest }: KnownFile): void => {
    if (digest === undefined) versions.add(contentVersion(tree.stack, tree.version(node)));
  };
  for (const { file, ...seeker } of search.seekers) if (seeker.side === side && sizes[side].has(file.size)) add(file);
  for (let node = 1; sought.size > 0 && node < tree.length; node++) {
    if (!tree.has(node) || !isFile(tree, node)) continue;
    const file = knownFile(tree, node, search.equality.digests[side]);
    if (sought.has(file.size)) add(file);
  }
  return [...versions];
}
