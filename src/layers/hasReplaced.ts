import { type LayerIndex, rowFlags } from '../model/layerIndex.ts';

/** Every value of the flags of a row that was replaced: looking for each of them is quicker than looking at each row. */
const replacedFlags = Array.from({ length: 16 }, (_, flags) => flags).filter((flags) => flags & rowFlags.replaced);

/** Whether a layer names a path twice, or takes one from itself: honest ones do not. */
export function hasReplaced({ flags }: LayerIndex): boolean {
  return replacedFlags.some((value) => flags.includes(value));
}
