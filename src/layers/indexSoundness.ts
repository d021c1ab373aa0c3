import { digestLength, type LayerIndex } from '../model/layerIndex.ts';
import { kinds } from '../model/tarEntry.ts';
import { unsigned } from './columnBytes.ts';
import { kindNumber } from './rows.ts';

const allFlags = 15;

/**
 * Whether the columns of an index from elsewhere hold what every reader of an index relies on: parents before children,
 * names one after another, links within the layer, numbers in their range. What is less than 0 is a large number here.
 */
export function isSoundIndex(index: LayerIndex): boolean {
  const { length, digests, nameStart, nameEnd, names } = index;
  if (length < 1 || (digests.length !== 0 && digests.length !== length * digestLength)) return false;
  if (index.parent[0] !== -1 || index.kind[0] !== kindNumber.directory) return false;
  return isTree(index) && areNamesInOrder(nameStart, nameEnd, names.length) && areValuesInRange(index);
}

/** Parents are folders before their children, and what a hard link shares shares nothing itself. */
function isTree({ length, parent, inode, kind }: LayerIndex): boolean {
  const parents = unsigned(parent);
  const inodes = unsigned(inode);
  if (inodes[0] !== 0) return false;
  for (let row = 1; row < length; row++) {
    const directory = parents[row]!;
    if (directory >= row || kind[directory] !== kindNumber.directory) return false;
    const content = inodes[row]!;
    if (content !== row && (content >= length || inodes[content] !== content)) return false;
  }
  return true;
}

/** Whether the root has no name, every other node has one, and they lie one after another in so many bytes. */
export function areNamesInOrder(start: Uint32Array, end: Uint32Array, bytes: number): boolean {
  if (start[0] !== 0 || end[0] !== 0) return false;
  let at = 0;
  for (let node = 1; node < start.length; node++) {
    const from = start[node]!;
    if (from < at) return false;
    at = end[node]!;
    if (at <= from) return false;
  }
  return at <= bytes;
}

function areValuesInRange({ length, kind, flags, mode, size, modified, body }: LayerIndex): boolean {
  for (let row = 0; row < length; row++) {
    if (kind[row]! >= kinds.length || flags[row]! > allFlags || mode[row]! > 0o7777) return false;
    // written so that NaN fails too
    if (!(size[row]! >= 0 && modified[row]! >= 0 && body[row]! >= -1)) return false;
    if (!(size[row]! + modified[row]! + body[row]! < Infinity)) return false;
  }
  return true;
}
