/** The hash of a name below a parent. Names come from strangers: without a seed they could be chosen so that all of them collide. */
export function nameHash(seed: number, parent: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = seed ^ Math.imul(parent, 0x9e3779b1);
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193) ^ (hash >>> 15);
  return hash;
}

/** A seed for `nameHash`. */
export function nameSeed(): number {
  return (Math.random() * 0x100000000) | 0;
}

/** Whether `names[from, to)` and `bytes[start, end)` are the same. */
export function isSameName(
  names: Uint8Array,
  from: number,
  to: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (to - from !== end - start) return false;
  for (let i = 0; i < end - start; i++) if (names[from + i] !== bytes[start + i]) return false;
  return true;
}
