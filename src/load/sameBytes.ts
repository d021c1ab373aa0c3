import type { Bytes } from '../model/bytes.ts';
import type { Slices } from './slices.ts';

/** How much of a file is read at once. */
export const windowBytes = 256 * 1024;

/** Whether two files hold the same, read side by side up to the first difference. What cannot be read whole is equal to nothing. */
export async function sameBytes(before: Bytes, after: Bytes, slices: Slices): Promise<boolean> {
  if (before.size !== after.size) return false;
  const left = Buffer.allocUnsafe(Math.min(windowBytes, before.size));
  const right = Buffer.allocUnsafe(left.length);
  for (let at = 0; at < before.size; at += left.length) {
    const wanted = Math.min(left.length, before.size - at);
    const a = left.subarray(0, before.read(left.subarray(0, wanted), at));
    const b = right.subarray(0, after.read(right.subarray(0, wanted), at));
    if (a.length < wanted || b.length < wanted || !a.equals(b)) return false;
    if (slices.over) await slices.turn();
  }
  return true;
}
