import { equalOf } from '../compare/equality.ts';
import { life } from '../compare/life.ts';
import { versionPlace } from '../layers/stack.ts';
import { finalTree } from './selectors.ts';
import type { Browsing, Hit } from './state.ts';

/** What a found path holds where it was written last: bytes, and whether the image does not show it any more. */
export function hitSize({ stack, equality }: Browsing, hit: Hit): { readonly size: number; readonly gone: boolean } {
  const final = finalTree(stack);
  if (final.has(hit.node)) return { size: final.size(hit.node), gone: false };
  // Its own versions tell the size: a tree for each hit would be made anew for every frame.
  const last = life(stack, hit.node, equalOf(equality)).findLast((event) => event.after >= 0);
  if (last === undefined) return { size: 0, gone: true };
  const { index, row } = versionPlace(stack, last.after);
  return { size: index.size[row] ?? 0, gone: true };
}
