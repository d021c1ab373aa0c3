import { kindNumber } from '../layers/rows.ts';
import type { ConfigComparison } from './compareConfigs.ts';
import { type ImageComparison, pairClasses } from './imageComparison.ts';

export type FilesAndBytes = { readonly files: number; readonly bytes: number };

export type BothSides = {
  readonly leftFiles: number;
  readonly rightFiles: number;
  readonly leftBytes: number;
  readonly rightBytes: number;
};

/**
 * Regular files of both images by class: each name of one (hard links) is a file, its bytes stand at one of them. To the
 * byte and the file: left = onlyLeft + same + different.left + movedSame.left + unknown.left, the right likewise.
 */
export type ImageTotals = {
  readonly onlyLeft: FilesAndBytes;
  readonly onlyRight: FilesAndBytes;
  readonly same: FilesAndBytes;
  readonly different: BothSides;
  readonly movedSame: BothSides;
  /** Nothing once all contents are known. */
  readonly unknown: BothSides;
};

export function imageTotals(comparison: ImageComparison): ImageTotals {
  const files = filesByClass(comparison);
  const bytes = comparison.bytes(0);
  const both = (name: 'different' | 'moved-same' | 'unknown'): BothSides => ({
    leftFiles: files[name].left,
    rightFiles: files[name].right,
    leftBytes: bytes[name].left,
    rightBytes: bytes[name].right,
  });
  return {
    onlyLeft: { files: files['only-left'].left, bytes: bytes['only-left'].left },
    onlyRight: { files: files['only-right'].right, bytes: bytes['only-right'].right },
    same: { files: files.same.left, bytes: bytes.same.left },
    different: both('different'),
    movedSame: both('moved-same'),
    unknown: both('unknown'),
  };
}

function filesByClass(comparison: ImageComparison) {
  const files = {
    same: { left: 0, right: 0 },
    different: { left: 0, right: 0 },
    'only-left': { left: 0, right: 0 },
    'only-right': { left: 0, right: 0 },
    'moved-same': { left: 0, right: 0 },
    unknown: { left: 0, right: 0 },
  };
  const { leftNode, rightNode, leftKind, rightKind, classes } = comparison.columns;
  const [lefts, rights] = [pairClasses.map(() => 0), pairClasses.map(() => 0)];
  for (let pair = 1; pair < comparison.length; pair++) {
    if (leftNode[pair]! >= 0 && leftKind[leftNode[pair]!] === kindNumber.file) lefts[classes[pair]!]!++;
    if (rightNode[pair]! >= 0 && rightKind[rightNode[pair]!] === kindNumber.file) rights[classes[pair]!]!++;
  }
  for (const [place, name] of pairClasses.entries()) files[name] = { left: lefts[place]!, right: rights[place]! };
  return files;
}

/** Whether nothing but times differs: every path has the same bytes, attributes and link target, and the configs agree. */
export function sameButForTimes(comparison: ImageComparison, config: ConfigComparison): boolean {
  if (config.rows.some(({ field, differs }) => differs && field !== 'created')) return false;
  for (let pair = 0; pair < comparison.length; pair++) {
    if (comparison.class(pair) !== 'same' || !hasOneName(comparison, pair)) return false;
  }
  return true;
}

/** Two store paths of one name may have two hashes. */
function hasOneName(comparison: ImageComparison, pair: number): boolean {
  const { left, right } = comparison;
  return left.name(comparison.leftNode(pair)) === right.name(comparison.rightNode(pair));
}
