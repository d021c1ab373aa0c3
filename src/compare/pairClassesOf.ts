import { type PairClass, pairClasses } from './imageComparison.ts';
import { type EqualAcross, equalAcross } from './imageEquality.ts';
import { type PairedTrees, partnerOf, searchOf } from './movedFiles.ts';
import { isLinkedAlike, type PairFiles } from './pairFiles.ts';
import { attributesDiffer, kindOf, sameContent } from './placeDifference.ts';
import { placeOf } from './placeOf.ts';

export type PairClasses = {
  /** Place in `pairClasses` by pair. */
  readonly classes: Uint8Array;
  /** By pair that is `moved-same`: the node across from its file. */
  readonly partners: ReadonlyMap<number, number>;
};

/** Classes of all pairs: first what stands at one path, then what seeks its bytes elsewhere. */
export function pairClassesOf(pairs: PairedTrees, files: PairFiles): PairClasses {
  const classes = new Uint8Array(pairs.length);
  const equal = equalAcross(pairs.equality);
  for (let pair = 0; pair < pairs.length; pair++) classes[pair] = numberOf(classAtPath(pairs, files, pair, equal));
  const search = searchOf(pairs);
  const partners = new Map<number, number>();
  for (const seeker of search.seekers) {
    const partner = partnerOf(seeker, search);
    if (partner === -1) continue;
    classes[seeker.pair] = numberOf(partner === undefined ? 'unknown' : 'moved-same');
    if (partner !== undefined) partners.set(seeker.pair, partner);
  }
  return { classes, partners };
}

function classAtPath(pairs: PairedTrees, files: PairFiles, pair: number, equal: EqualAcross): PairClass {
  const { left, right } = pairs;
  const [a, b] = [pairs.leftNode(pair), pairs.rightNode(pair)];
  if (b < 0) return 'only-left';
  if (a < 0) return 'only-right';
  const [old, now] = [placeOf(left, a), placeOf(right, b)];
  const kind = kindOf(old);
  if (kind !== kindOf(now) || attributesDiffer(old, now, kind)) return 'different';
  if (kind !== 'file') return 'same';
  if (!isLinkedAlike(files, pair)) return 'different';
  const same = sameContent(old, now, equal(left.version(a), right.version(b)));
  return same === undefined ? 'unknown' : same ? 'same' : 'different';
}

function numberOf(name: PairClass): number {
  return pairClasses.indexOf(name);
}
