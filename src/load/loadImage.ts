import { type Stack, stackOf } from '../layers/stack.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { OpenImage, Progress } from '../model/openImage.ts';
import { SharedIndexes } from './sharedIndexes.ts';

export type LoadOptions = {
  onProgress?(progress: Progress): void;
  readonly signal?: AbortSignal;
  /** Shared by images that are loaded together: layers that both have are read once. */
  readonly indexes?: SharedIndexes;
};

/** How often progress is told at most: the screen moves at 10 Hz, movement is calm. */
const progressMilliseconds = 100;

/**
 * Indexes every layer of an open image and folds them into a stack. Knows no particular source; keeps it open.
 * Throws the signal's reason when aborted.
 */
export async function loadImage(open: OpenImage, options: LoadOptions = {}): Promise<Stack> {
  const { image } = open;
  const blobs = image.layers.map((layer) => open.openLayer(layer.position));
  const total = blobs.reduce((sum, blob) => sum + (blob?.bytes.size ?? 0), 0);
  const { indexes: shared = new SharedIndexes(), signal } = options;
  const indexes: LayerIndex[] = [];
  let before = 0;
  let told = 0;
  const tell = (done: number, position: number): void => {
    if (performance.now() - told < progressMilliseconds) return;
    told = performance.now();
    options.onProgress?.({ stage: `reading layer ${position} of ${image.layers.length}`, done, total });
  };
  for (const { position } of image.layers) {
    const blob = blobs[position - 1];
    tell(before, position);
    indexes.push(await shared.index(blob, position, { onRead: (done) => tell(before + done, position), signal }));
    before += blob?.bytes.size ?? 0;
  }
  return stackOf(image, indexes);
}
