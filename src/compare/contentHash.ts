import type { VersionPlace } from '../layers/stack.ts';

/** Whether the content hashes of two rows, with their sizes, are equal; undefined where one has none. Equal hashes are a claim, different ones a fact. */
export function sameHash(left: VersionPlace, right: VersionPlace): boolean | undefined {
  if (!hasHash(left) || !hasHash(right)) return undefined;
  const [a, b] = [left.index.hashes, right.index.hashes];
  return (
    a[left.row * 2] === b[right.row * 2] &&
    a[left.row * 2 + 1] === b[right.row * 2 + 1] &&
    left.index.size[left.row] === right.index.size[right.row]
  );
}

/** Whether the bytes of a row's file flowed when its layer was read: two zeros where they did not. */
export function hasHash({ index: { hashes }, row }: VersionPlace): boolean {
  return hashes.length > 0 && (hashes[row * 2] !== 0 || hashes[row * 2 + 1] !== 0);
}
