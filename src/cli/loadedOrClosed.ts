import type { Stack } from '../layers/stack.ts';
import { type LoadOptions, loadImage } from '../load/loadImage.ts';
import type { OpenImage } from '../model/openImage.ts';

/** The stack of an image; one that cannot be loaded, or is not wanted any more, is closed, because nobody else knows of it. */
export async function loadedOrClosed(open: OpenImage, options: LoadOptions): Promise<Stack> {
  try {
    options.signal?.throwIfAborted();
    const stack = await loadImage(open, options);
    options.signal?.throwIfAborted();
    return stack;
  } catch (error) {
    open.close();
    throw error;
  }
}
