import type { ImageComparison } from '../compare/imageComparison.ts';
import { classNumber } from '../compare/pairClassesOf.ts';
import { pathLengths } from '../layers/pathLengths.ts';
import type { Tree } from '../layers/tree.ts';

/** Linux takes no path of more bytes (PATH_MAX with its NUL): what has one is not listed, it would grow by the square. */
const longestPath = 4095;

/** The pairs that are not the same, depth first, names in the order of their bytes. */
export function* differences(comparison: ImageComparison): Generator<number> {
  const { left, right } = comparison;
  const lengths = { left: pathLengths(left.stack), right: pathLengths(right.stack) };
  const isLong = (pair: number): boolean => {
    const [ours, theirs] = [comparison.leftNode(pair), comparison.rightNode(pair)];
    return (ours >= 0 && lengths.left[ours]! > longestPath) || (theirs >= 0 && lengths.right[theirs]! > longestPath);
  };
  const { classes } = comparison.columns;
  const waiting = [0];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (isLong(pair)) continue;
    if (classes[pair] !== classNumber.same) yield pair;
    const children = comparison.children(pair);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i]!);
  }
}

/** Whether a pair is a folder on every side that has it. */
export function isFolder(comparison: ImageComparison, pair: number): boolean {
  const [ours, theirs] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  return isFolderIn(comparison.left, ours) && isFolderIn(comparison.right, theirs);
}

function isFolderIn(tree: Tree, node: number): boolean {
  return node < 0 || tree.kind(node) === 'directory';
}

/** Paths of the two sides, latin1; null where a side has nothing. */
export type PathPair = { readonly left: string | null; readonly right: string | null };

/** Where a pair is on each side. */
export function pathsOf(comparison: ImageComparison, pair: number): PathPair {
  const [ours, theirs] = [comparison.leftNode(pair), comparison.rightNode(pair)];
  return {
    left: ours < 0 ? null : comparison.left.path(ours),
    right: theirs < 0 ? null : comparison.right.path(theirs),
  };
}

/** Where the bytes of a pair stand on each side: its `paths`, but of `moved-same` with the partner's. */
export function bytePathsOf(comparison: ImageComparison, pair: number, paths = pathsOf(comparison, pair)): PathPair {
  if (comparison.class(pair) !== 'moved-same') return paths;
  const partner = comparison.partner(pair);
  return isLeftFile(comparison, pair)
    ? { ...paths, right: comparison.right.path(partner) }
    : { ...paths, left: comparison.left.path(partner) };
}

/** Whether the file of a `moved-same` pair is the left one: what faces it is nothing, or a link. */
export function isLeftFile(comparison: ImageComparison, pair: number): boolean {
  return comparison.isFile(pair).left;
}
