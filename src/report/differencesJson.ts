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
    yield {
      ...jsonPath(path),
      class: comparison.class(pair),
      reasons: comparison.reasons(pair),
      leftSize: left === null ? null : size.left,
      rightSize: right === null ? null : size.right,
      ...otherPath('left', path, bytes.left),
      ...otherPath('right', path, bytes.right),
    };
  }
}

/** `folders` of docs/json.md: those that only one side has, or that differ themselves. */
export function* foldersJson(comparison: ImageComparison): Generator<object> {
  for (const pair of differences(comparison)) {
    if (!isFolder(comparison, pair)) continue;
    const paths = pathsOf(comparison, pair);
    const path = paths.left ?? paths.right ?? '';
    const reasons = comparison.reasons(pair);
    yield { ...jsonPath(path), class: comparison.class(pair), reasons, ...otherPath('right', path, paths.right) };
  }
}

/** `leftPath` or `rightPath`, where it is another one than `path`. */
function otherPath(side: 'left' | 'right', path: string, other: string | null): object {
  if (other === null || other === path) return {};
  const { path: text, pathBytes } = jsonPath(other);
  return { [`${side}Path`]: text, ...(pathBytes === undefined ? {} : { [`${side}PathBytes`]: pathBytes }) };
}
