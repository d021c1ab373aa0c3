import type { Names } from '../model/layerIndex.ts';
import { readable } from '../text/sanitize.ts';

/** Linux takes no path that is longer (PATH_MAX); a hostile tar can hold a million nodes of a megabyte each. */
const longest = 4096;
/** Nor are all paths together ever this long in an image that somebody uses. */
const mostBytes = 2 ** 30;

/** The length of each path in bytes. Of one that is too long only the last name is taken: its length is that of the name. */
export function pathLengths({ parent, nameStart, nameEnd }: Names): Uint32Array {
  const whole = new Float64Array(parent.length);
  const lengths = new Uint32Array(parent.length);
  let sum = 0;
  for (let node = 1; node < parent.length; node++) {
    const above = parent[node]!;
    const name = nameEnd[node]! - nameStart[node]!;
    whole[node] = above === 0 ? name : whole[above]! + 1 + name;
    const fits = whole[node]! <= longest && sum + whole[node]! <= mostBytes && isWhole(above);
    lengths[node] = fits ? whole[node]! : Math.min(name, longest);
    sum += lengths[node]!;
  }
  return lengths;

  function isWhole(node: number): boolean {
    return lengths[node] === whole[node];
  }
}

/** The path of a node as a person reads it, of `length` bytes as `pathLengths` says. */
export function pathText({ parent, nameStart, nameEnd, names }: Names, node: number, length: number): string {
  const path = Buffer.allocUnsafe(length);
  // Filled from its end, because a node knows its parent only.
  for (let at = node, end = length; at > 0 && end > 0; at = parent[at]!) {
    for (let from = nameEnd[at]!; from > nameStart[at]! && end > 0; ) path[--end] = names[--from]!;
    if (end > 0) path[--end] = 0x2f;
  }
  return readable(path.toString('latin1'));
}
