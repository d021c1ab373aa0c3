import type { ImageComparison } from '../compare/imageComparison.ts';
import { classNumber } from '../compare/pairClassesOf.ts';
import { kindNumber } from '../layers/rows.ts';
import type { Tree } from '../layers/tree.ts';
import { bytePathsOf, differences, isFolder, pathsOf } from './differences.ts';
import { jsonPath } from './jsonPath.ts';
import { isPlainJson, JsonText, quoted } from './jsonText.ts';

/** Rows that are handed on as one text: a million small ones cost more to pass along than to make. */
const rowsATime = 64;

/** `files` of docs/json.md: every path but folders that is not the same on both sides. */
export function* differencesJson(comparison: ImageComparison): Generator<JsonText> {
  const plainRow = plainRows(comparison);
  let rows: string[] = [];
  for (const pair of differences(comparison)) {
    if (isFolderPair(comparison, pair)) continue;
    rows.push(plainRow(pair) ?? quoted(rowOf(comparison, pair)));
    if (rows.length < rowsATime) continue;
    yield new JsonText(rows.join(',\n'));
    rows = [];
  }
  if (rows.length > 0) yield new JsonText(rows.join(',\n'));
}

function isFolderPair({ columns }: ImageComparison, pair: number): boolean {
  const [a, b] = [columns.leftNode[pair]!, columns.rightNode[pair]!];
  return (
    (a < 0 || columns.leftKind[a] === kindNumber.directory) && (b < 0 || columns.rightKind[b] === kindNumber.directory)
  );
}

/** A row by its members; what is undefined is not written. */
function rowOf(comparison: ImageComparison, pair: number): object {
  const paths = pathsOf(comparison, pair);
  const { left, right } = paths;
  const path = left ?? right ?? '';
  const size = comparison.size(pair);
  const bytes = bytePathsOf(comparison, pair, paths);
  const named = jsonPath(path);
  const ours = otherPath(path, bytes.left);
  const theirs = otherPath(path, bytes.right);
  return {
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

/**
 * The text that `quoted` makes of most rows, written without an object: of files that stand in one place, and whose
 * names JSON takes as they are. Undefined for all others.
 */
function plainRows(comparison: ImageComparison): (pair: number) => string | undefined {
  const { leftNode, rightNode, classes } = comparison.columns;
  const leftPath = plainPaths(comparison.left);
  const rightPath = plainPaths(comparison.right);
  return (pair) => {
    if (classes[pair] === classNumber['moved-same']) return undefined;
    const [a, b] = [leftNode[pair]!, rightNode[pair]!];
    const path = a >= 0 ? leftPath(a) : rightPath(b);
    if (path === undefined || (a >= 0 && b >= 0 && rightPath(b) !== path)) return undefined;
    const { left, right } = comparison.size(pair);
    const reasons = a < 0 || b < 0 ? '[]' : quoted(comparison.reasons(pair));
    const sizes = `"leftSize":${a < 0 ? null : left},"rightSize":${b < 0 ? null : right}`;
    return `{"path":"${path}","class":"${comparison.class(pair)}","reasons":${reasons},${sizes}}`;
  };
}

/** Paths of a tree that JSON takes as they are, undefined for others. Rows come folder by folder, so the folder's is kept. */
function plainPaths(tree: Tree): (node: number) => string | undefined {
  let folder = -1;
  let start: string | undefined;
  return (node) => {
    const parent = tree.parent(node);
    if (parent !== folder) {
      folder = parent;
      const path = tree.path(parent);
      start = isPlainJson(path) ? (path === '' ? '' : `${path}/`) : undefined;
    }
    const name = tree.name(node);
    return start !== undefined && isPlainJson(name) ? start + name : undefined;
  };
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
