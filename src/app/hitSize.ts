import { treeAt } from '../layers/treeAt.ts';
import type { Browsing, Hit } from './state.ts';
import { hitLife } from './update-find.ts';

/** What a found path holds where it was written last: bytes, and whether the image still shows it. */
export function hitSize(browsing: Browsing, hit: Hit): { readonly size: number; readonly gone: boolean } {
  const { stack } = browsing;
  const final = treeAt(stack, stack.indexes.length);
  if (final.has(hit.node)) return { size: final.size(hit.node), gone: false };
  const last = hitLife(browsing, hit).findLast((step) => step.sign !== '-')?.layer ?? 0;
  return { size: treeAt(stack, last).size(hit.node), gone: true };
}
