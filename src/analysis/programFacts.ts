import type { ImageComparison } from '../compare/imageComparison.ts';
import { equalAcross } from '../compare/imageEquality.ts';
import type { Run } from '../compare/runOf.ts';
import type { AcrossPair } from '../layers/contentAnswer.ts';
import { contentVersion, versionPlace } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';

/** The files that two images start. Paths are latin1. */
export type ProgramFacts = {
  readonly left: string;
  readonly right: string;
  readonly leftSize: number;
  readonly rightSize: number;
  /** Whether the bytes are equal; undefined while nobody has looked. */
  readonly same: boolean | undefined;
};

type Runs = { readonly left: Run; readonly right: Run };

/** Holds what two images start against each other; null unless both have it. */
export function programFacts(comparison: ImageComparison, { left, right }: Runs): ProgramFacts | null {
  const pair = programPair(comparison, { left, right });
  if (pair === null || left.program === null || right.program === null) return null;
  const leftSize = sizeOf(comparison.left, pair.left);
  const rightSize = sizeOf(comparison.right, pair.right);
  const same =
    leftSize !== rightSize ? false : leftSize === 0 || equalAcross(comparison.equality)(pair.left, pair.right);
  return { left: left.program, right: right.program, leftSize, rightSize, same };
}

/** The contents of the two programs, for whoever reads them; null unless both images have theirs. */
export function programPair({ left, right }: ImageComparison, runs: Runs): AcrossPair | null {
  const ours = contentAt(left, runs.left.program);
  const theirs = contentAt(right, runs.right.program);
  return ours < 0 || theirs < 0 ? null : { left: ours, right: theirs };
}

function contentAt(tree: Tree, path: string | null): number {
  const node = path === null ? -1 : tree.find(path);
  const version = node < 0 ? -1 : tree.version(node);
  return version < 0 ? -1 : contentVersion(tree.stack, version);
}

function sizeOf(tree: Tree, version: number): number {
  const { index, row } = versionPlace(tree.stack, version);
  return index.size[row]!;
}
