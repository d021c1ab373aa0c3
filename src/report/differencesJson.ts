import type { ImageComparison } from '../compare/imageComparison.ts';
import { bytePathsOf, differences, isFolder, pathsOf } from './differences.ts';
import { jsonPath } from './jsonPath.ts';

/** `files` of docs/json.md: every path but folders that is not the same on both sides. */
export function* differencesJson(comparison: ImageComparison): Generator<object> {
  for (const pair of differences(comparison)) {
    if (isFolder(comparison, pair)) continue;
    const paths = pathsOf(comparison, pair);
    const { left, right } = paths;
    const path = left ?? right ?? '';
    const size = comparison.size(pair);
    const bytes = bytePathsOf(comparison, pair, paths);
    const named = jsonPath(path);
    const ours = otherPath(path, bytes.left);
    const theirs = otherPath(path, bytes.right);
    // one literal without spreads: a million of them are written, and what is undefined is not
    yield {
      path: named.path,
      pathBytes: named.pathBytes,
      class: comparison.class(pair),
      reasons: comparison.reasons(pair),
      leftSize: left === null ? null : size.left,
      rightSize: right === null ? null : size.right,
      leftPath: ours?.path,
      leftPathBytes: ours?.pathBytes,
      rightPath: theirs?.path,
      rightPathBytes: theirs?.pathBytes,
    };
  }
}

/** `folders` of docs/json.md: those that only one side has, or that differ themselves. */
export function* foldersJson(comparison: ImageComparison): Generator<object> {
  for (const pair of differences(comparison)) {
    if (!isFolder(comparison, pair)) continue;
    const paths = pathsOf(comparison, pair);
    const path = paths.left ?? paths.right ?? '';
    const theirs = otherPath(path, paths.right);
    yield {
      ...jsonPath(path),
      class: comparison.class(pair),
      reasons: comparison.reasons(pair),
      rightPath: theirs?.path,
      rightPathBytes: theirs?.pathBytes,
    };
  }
}

/** The path of a side for JSON, where it is another one than `path`. */
function otherPath(path: string, other: string | null): ReturnType<typeof jsonPath> | undefined {
  return other === null || other === path ? undefined : jsonPath(other);
}
