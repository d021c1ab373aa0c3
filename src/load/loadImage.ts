import type { Stack } from '../layers/stack.ts';
import type { OpenImage, Progress } from '../model/openImage.ts';
import { allOrNone } from './allOrNone.ts';
import { LayersProgress } from './layersProgress.ts';
import { SharedIndexes } from './sharedIndexes.ts';

export type LoadOptions = {
  onProgress?(progress: Progress): void;
  readonly signal?: AbortSignal;
  /** Shared by images that are loaded together: layers that both have are read once. */
  readonly indexes?: SharedIndexes;
};

/**
 * Indexes every layer of an open image and folds them into a stack. Knows no particular source; keeps it open. Throws
 * the signal's reason when aborted; when one layer fails, the others are not read on. Nothing runs when it has ended.
 */
export async function loadImage(open: OpenImage, options: LoadOptions = {}): Promise<Stack> {
  const { image } = open;
  const { indexes: shared = new SharedIndexes(), signal } = options;
  if (open.fetch && !(await shared.knows(image.layers.map(({ position }) => open.openLayer(position)?.identity)))) {
    await open.fetch(signal);
  }
  const blobs = image.layers.map((layer) => open.openLayer(layer.position));
  const progress = new LayersProgress(
    blobs.map((blob) => (blob?.away ? undefined : blob?.bytes.size)),
    (told, layers) => options.onProgress?.({ ...told, opened: { image, layers } }),
  );
  const indexes = await allOrNone(signal, (either) =>
    image.layers.map(async ({ position }, i) => {
      const onRead = (done: number): void => progress.read(i, done);
      const index = await shared.index(blobs[i], position, { onRead, signal: either() });
      progress.finish(i, index);
      return index;
    }),
  );
  return shared.stack(image, blobs, indexes);
}
