import { digestLength } from '../model/layerIndex.ts';
import type { VersionPlace } from './stack.ts';

/** Whether the sha256 of a row's content was taken when its layer was read: all zeros where it was not. */
export function hasDigest({ index: { digests }, row }: VersionPlace): boolean {
  if (digests.length === 0) return false;
  for (let at = row * digestLength; at < (row + 1) * digestLength; at++) if (digests[at] !== 0) return true;
  return false;
}

/** The sha256 of a row's content, `sha256:…`; undefined where nobody took it. */
export function digestOf(place: VersionPlace): string | undefined {
  if (!hasDigest(place)) return undefined;
  const { index, row } = place;
  const bytes = index.digests.subarray(row * digestLength, (row + 1) * digestLength);
  return `sha256:${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`;
}

/** Whether the contents of two rows are equal; undefined where nobody took the sha256 of one. */
export function sameDigest(left: VersionPlace, right: VersionPlace): boolean | undefined {
  if (!hasDigest(left) || !hasDigest(right)) return undefined;
  const [a, b] = [left.index.digests, right.index.digests];
  const [from, other] = [left.row * digestLength, right.row * digestLength];
  for (let i = 0; i < digestLength; i++) if (a[from + i] !== b[other + i]) return false;
  return true;
}
