import { otherSide, type SideName } from '../model/sideName.ts';
import { type Origin, originOrder } from './packageOrigins.ts';
import type { UnownedFiles } from './unownedFiles.ts';

/**
 * The same origins, less what meets: bytes that a package has in one image and no package in the other, where that
 * package has none of them. They count on neither side, so the difference of all stays what it is.
 */
export function originsMet(
  origins: readonly Origin[],
  unowned: { readonly left: UnownedFiles; readonly right: UnownedFiles },
): readonly Origin[] {
  const met = new Map<string, { left: number; right: number }>();
  for (const side of ['left', 'right'] as const) {
    for (const { owner, bytes } of unowned[side].elsewhere?.owned ?? [])
      meet(side, `${owner.kind} ${owner.origin}`, bytes);
  }
  return origins.map(less).sort(originOrder);

  function meet(side: SideName, key: string, bytes: number): void {
    const other = otherSide(side);
    const origin = origins.find(({ kind, name }) => `${kind} ${name}` === key);
    if (origin === undefined) return;
    const meeting = Math.min(
      bytes,
      Math.max(0, origin.bytes[other] - origin.bytes[side] - metOf(key)[other] + metOf(key)[side]),
    );
    add(key, other, meeting);
    add('none ', side, meeting);
  }

  function metOf(key: string): { readonly left: number; readonly right: number } {
    return met.get(key) ?? { left: 0, right: 0 };
  }

  function add(key: string, side: SideName, bytes: number): void {
    const sums = metOf(key);
    met.set(key, { ...sums, [side]: sums[side] + bytes });
  }

  function less(origin: Origin): Origin {
    const { left, right } = metOf(`${origin.kind} ${origin.name}`);
    return { ...origin, bytes: { left: origin.bytes.left - left, right: origin.bytes.right - right } };
  }
}
