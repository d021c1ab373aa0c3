import { isFile } from '../layers/isFile.ts';
import type { Tree } from '../layers/tree.ts';
import type { Reason } from './comparison.ts';
import type { ImageComparison } from './imageComparison.ts';
import { equalAcross } from './imageEquality.ts';
import { isLinkedAlike, onLeft, type PairFiles } from './pairFiles.ts';
import { differences } from './placeDifference.ts';
import { placeOf } from './placeOf.ts';

/** Why a pair with both sides is different. */
export function pairReasons(pairs: ImageComparison, files: PairFiles, pair: number): readonly Reason[] {
  const { left, right } = pairs;
  const [a, b] = [pairs.leftNode(pair), pairs.rightNode(pair)];
  const equal = (): boolean | undefined => equalAcross(pairs.equality)(left.version(a), right.version(b));
  const reasons = differences(placeOf(left, a), placeOf(right, b), equal);
  if (!isFile(left, a) || !isFile(right, b) || isLinkedAlike(files, pair)) return reasons;
  const isLeft = (files.counted[pair]! & onLeft) !== 0;
  if (left.through === undefined) return [...reasons, isLeft ? 'file→hard link' : 'hard link→file'];
  // which name counts hangs on more than this pair: a reason only where there is no other
  return reasons.length > 0 ? reasons : [isLeft ? 'file→link' : 'link→file'];
}

/** What differs between a file and the one with the same bytes at another path; a link that faces it comes first. */
export function movedReasons(comparison: ImageComparison, pair: number): readonly Reason[] {
  const { left, right } = comparison;
  const [a, b, partner] = [comparison.leftNode(pair), comparison.rightNode(pair), comparison.partner(pair)];
  const fileIsLeft = isFile(left, a);
  const type = a < 0 || b < 0 ? [] : [fileIsLeft ? 'type file→symlink' : 'type symlink→file'];
  const old = fileIsLeft ? a : partner;
  const now = fileIsLeft ? partner : b;
  return [...type, ...attributesOf(left, old, right, now)];
}

function attributesOf(left: Tree, old: number, right: Tree, now: number): readonly Reason[] {
  return differences(placeOf(left, old), placeOf(right, now), () => true);
}
