import type { Stack } from '../layers/stack.ts';
import { type LoadOptions, loadImage } from '../load/loadImage.ts';
import type { OpenImage } from '../model/openImage.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';
import { layerIndexes } from './layerIndexes.ts';

/** The stack of an image; one that cannot be loaded, or is not wanted any more, is closed, because nobody else knows of it. */
export async function loadedOrClosed(
  open: OpenImage,
  options: LoadOptions,
  cache: IndexCache | undefined,
): Promise<Stack> {
  try {
    options.signal?.throwIfAborted();
    const stack = await loadImage(open, { indexes: layerIndexes('screen', cache), ...options });
    options.signal?.throwIfAborted();
    return stack;
  } catch (error) {
    open.close();
    throw error;
  }
}
