import { kinds } from '../model/tarEntry.ts';
import { unsigned } from './columnBytes.ts';
import { kindNumber } from './rows.ts';

// What every reader of an index relies on, column by column. What is less than 0 is a large number here.

const flagValues = 16;
const modeValues = 0o10000;

/** Parents are folders and come before their children. */
export function areParents(parent: Int32Array, kind: Uint8Array): boolean {
  const parents = unsigned(parent);
  if (parent[0] !== -1) return false;
  for (let row = 1; row < parents.length; row++) {
    const directory = parents[row]!;
    if (directory >= row || kind[directory] !== kindNumber.directory) return false;
  }
  return true;
}

/** What a hard link shares is in the layer and shares nothing itself. */
export function areInodes(inode: Int32Array): boolean {
  const inodes = unsigned(inode);
  if (inodes[0] !== 0) return false;
  for (let row = 1; row < inodes.length; row++) {
    const content = inodes[row]!;
    if (content !== row && (content >= inodes.length || inodes[content] !== content)) return false;
  }
  return true;
}

/** The root has no name, every other row has one, and they lie one after another in so many bytes. */
export function areNamesInOrder(start: Uint32Array, end: Uint32Array, bytes: number): boolean {
  if (start[0] !== 0 || end[0] !== 0) return false;
  let at = 0;
  for (let row = 1; row < start.length; row++) {
    const from = start[row]!;
    if (from < at) return false;
    at = end[row]!;
    if (at <= from) return false;
  }
  return at <= bytes;
}

export function areKinds(kind: Uint8Array): boolean {
  return kind[0] === kindNumber.directory && areSmall(kind, kinds.length);
}

export function areFlags(flags: Uint8Array): boolean {
  return areSmall(flags, flagValues);
}

export function areModes(mode: Uint16Array): boolean {
  return areSmall(mode, modeValues);
}

/** Finite numbers, none of them less than `least`. */
export function areNumbers(column: Float64Array, least: number): boolean {
  // written so that NaN fails too
  for (let row = 0; row < column.length; row++) if (!(column[row]! >= least && column[row]! < Infinity)) return false;
  return true;
}

function areSmall(column: Uint8Array | Uint16Array, values: number): boolean {
  for (let row = 0; row < column.length; row++) if (column[row]! >= values) return false;
  return true;
}
