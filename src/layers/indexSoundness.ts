import type { LayerIndex } from '../model/layerIndex.ts';
import { kinds } from '../model/tarEntry.ts';
import { kindNumber } from './rows.ts';

const allFlags = 15;

/**
 * Whether the columns of an index from elsewhere hold what every reader of an index relies on: parents before children,
 * names one after another, links within the layer, numbers in their range. One pass, a few milliseconds for 400,000 rows.
 */
export function isSoundIndex(index: LayerIndex): boolean {
  const { length, hashes, parent, kind, nameStart, nameEnd, names } = index;
  if (length < 1 || (hashes.length !== 0 && hashes.length !== length * 2)) return false;
  if (parent[0] !== -1 || kind[0] !== kindNumber.directory || nameStart[0] !== 0) return false;
  return isTree(index) && areNamesInOrder(nameStart, nameEnd, length, names.length) && areValuesInRange(index);
}

function isTree({ length, parent, kind, inode }: LayerIndex): boolean {
  if (inode[0] !== 0) return false;
  for (let row = 1; row < length; row++) {
    const directory = parent[row]!;
    if (directory < 0 || directory >= row || kind[directory] !== kindNumber.directory) return false;
    const content = inode[row]!;
    if (content < 0 || content >= length || inode[content] !== content) return false;
  }
  return true;
}

/** Only the root has no name. */
function areNamesInOrder(start: Uint32Array, end: Uint32Array, length: number, bytes: number): boolean {
  let at = 0;
  for (let row = 0; row < length; row++) {
    if (start[row]! < at || end[row]! < start[row]! || (row > 0 && end[row] === start[row])) return false;
    at = end[row]!;
  }
  return end[0] === 0 && at <= bytes;
}

function areValuesInRange({ length, kind, flags, mode, size, modified, body }: LayerIndex): boolean {
  for (let row = 0; row < length; row++) {
    if (kind[row]! >= kinds.length || flags[row]! > allFlags || mode[row]! > 0o7777) return false;
    // written so that NaN fails too
    if (!(size[row]! >= 0 && size[row]! < Infinity && body[row]! >= -1 && body[row]! < Infinity)) return false;
    if (!(modified[row]! >= 0 && modified[row]! < Infinity)) return false;
  }
  return true;
}
