import type { AcrossPair } from '../layers/contentAnswer.ts';
import type { Stack } from '../layers/stack.ts';
import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';
import { kinds } from '../model/tarEntry.ts';

const file = kinds.indexOf('file');

/** The same for all layers that may hold the same contents. */
export function sizeKey(stack: Stack, position: number): string {
  return String(stack.indexes[position - 1]?.bytes ?? 0);
}

const known = new WeakMap<LayerIndex, readonly number[]>();

/** The files that a layer ships, empty ones left out: rows in order of size, then base name, then row. */
function shippedFiles(index: LayerIndex): readonly number[] {
  const found = known.get(index);
  if (found) return found;
  const rows: number[] = [];
  for (let row = 1; row < index.length; row++) {
    if (index.kind[row] === file && index.size[row]! > 0 && !(index.flags[row]! & rowFlags.replaced)) rows.push(row);
  }
  rows.sort((a, b) => index.size[a]! - index.size[b]! || compareNames(index, a, b) || a - b);
  known.set(index, rows);
  return rows;
}

/**
 * The pairs of files that must be equal for two layers to hold the same contents, wherever those lie; undefined when
 * sizes rule it out. Files of one size are paired by their names, so renamed ones of one size may be missed.
 */
export function contentPairs(
  left: Stack,
  leftPosition: number,
  right: Stack,
  rightPosition: number,
): readonly AcrossPair[] | undefined {
  const [a, b] = [left.indexes[leftPosition - 1]!, right.indexes[rightPosition - 1]!];
  if (a.bytes !== b.bytes || a.bytes === 0) return undefined;
  const [mine, theirs] = [shippedFiles(a), shippedFiles(b)];
  if (mine.length !== theirs.length || mine.length === 0) return undefined;
  if (mine.some((row, i) => a.size[row] !== b.size[theirs[i]!])) return undefined;
  const [base, other] = [left.paths.bases[leftPosition]!, right.paths.bases[rightPosition]!];
  return mine.map((row, i) => ({ left: base + row, right: other + theirs[i]! }));
}

function compareNames({ names, nameStart, nameEnd }: LayerIndex, a: number, b: number): number {
  return Buffer.compare(names.subarray(nameStart[a]!, nameEnd[a]!), names.subarray(nameStart[b]!, nameEnd[b]!));
}
