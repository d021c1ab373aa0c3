import type { AcrossPair, ContentQuestions } from '../layers/contentAnswer.ts';
import { kindNumber } from '../layers/rows.ts';
import { versionCount } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { otherSide, type SideName } from '../model/sideName.ts';
import type { Sought } from './candidates.ts';
import { searchOf } from './compareImages.ts';
import { unread } from './contentLog.ts';
import type { ImageComparison } from './imageComparison.ts';
import { equalAcross } from './imageEquality.ts';
import { nodeOfSeeker, type Search, sideOfSeeker, soughtBy } from './movedFiles.ts';
import { classNumber } from './pairClassesOf.ts';
import { finished, inRanges, type Steps } from './steps.ts';

/** What must be read so that no class, reason or partner of a comparison depends on unread contents. */
export function contentQuestions(comparison: ImageComparison): ContentQuestions {
  return finished(askingContents(comparison));
}

/** The same in steps. */
export function* askingContents(comparison: ImageComparison): Steps<ContentQuestions> {
  const search = searchOf(comparison);
  const { seekers, among, sizes } = search;
  // by size: 1 when a file of that side seeks among files that are not all known
  const isOpen = { left: new Uint8Array(sizes.length), right: new Uint8Array(sizes.length) };
  const sought: Sought = { size: 0, content: unread };
  yield* inRanges(0, seekers.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const side = sideOfSeeker(search, seekers[i]!);
      soughtBy(search, side, nodeOfSeeker(search, seekers[i]!, side), sought);
      if (among[otherSide(side)].isOpen(sought)) isOpen[side][sought.size] = 1;
    }
  });
  return {
    pairs: yield* pairsToRead(comparison, search),
    left: yield* versionsToRead(search, 'left', isOpen),
    right: yield* versionsToRead(search, 'right', isOpen),
  };
}

/** Pairs of two files of one size whose contents are not known: first those that a class depends on, then those whose reasons do. */
function* pairsToRead(
  { columns, equality }: ImageComparison,
  { files: { left, right } }: Search,
): Steps<readonly AcrossPair[]> {
  const first: AcrossPair[] = [];
  const later: AcrossPair[] = [];
  const { leftNode, rightNode, leftKind, rightKind, classes } = columns;
  const equal = equalAcross(equality);
  const isNew = newPairs(left.tree, right.tree);
  yield* inRanges(1, leftNode.length, (from, to) => {
    for (let pair = from; pair < to; pair++) {
      if (classes[pair] === classNumber.same) continue;
      const a = leftNode[pair]!;
      const b = rightNode[pair]!;
      if (a < 0 || b < 0 || leftKind[a] !== kindNumber.file || rightKind[b] !== kindNumber.file) continue;
      // sizes tell files apart, and empty ones are the same
      if (left.size(a) !== right.size(b) || left.size(a) === 0) continue;
      const [old, now] = [left.version(a), right.version(b)];
      if (equal(old, now) !== undefined || !isNew(old, now)) continue;
      (classes[pair] === classNumber.unknown ? first : later).push({ left: old, right: now });
    }
  });
  return later.length === 0 ? first : [...first, ...later];
}

/** Tells a pair of contents the first time only: of files with several names on both sides two names may ask the same. */
function newPairs(left: Tree, right: Tree): (old: number, now: number) => boolean {
  const asked = new Set<number>();
  const count = versionCount(right.stack);
  return (old, now) => {
    if (left.stack.paths.isLinked[old] === 0 || right.stack.paths.isLinked[now] === 0) return true;
    const before = asked.size;
    return asked.add(old * count + now).size > before;
  };
}

/** Versions of one side whose digest is not known: the side's own seekers, and files of the sizes that the other side seeks. */
function* versionsToRead(
  search: Search,
  side: SideName,
  isOpen: Readonly<Record<SideName, Uint8Array>>,
): Steps<readonly number[]> {
  const versions: number[] = [];
  const { seekers, sizes } = search;
  const files = search.files[side];
  const { kind } = files.columns;
  const isAsked = new Uint8Array(files.tree.stack.paths.layerOf.length);
  const addIf = (open: Uint8Array, node: number): void => {
    const size = sizes.numberOf(side, node, files.size(node));
    const version = files.version(node);
    if (size < 0 || open[size] === 0 || isAsked[version] === 1 || files.content(node) !== unread) return;
    isAsked[version] = 1;
    versions.push(version);
  };
  if (isOpen[side].includes(1))
    yield* inRanges(0, seekers.length, (from, to) => {
      for (let i = from; i < to; i++)
        if (sideOfSeeker(search, seekers[i]!) === side) addIf(isOpen[side], nodeOfSeeker(search, seekers[i]!, side));
    });
  const across = isOpen[otherSide(side)];
  if (across.includes(1))
    yield* inRanges(1, files.tree.length, (from, to) => {
      for (let node = from; node < to; node++) if (kind[node] === kindNumber.file) addIf(across, node);
    });
  return versions;
}
