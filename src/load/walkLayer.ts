import { headerWalk } from '../archive/tar/walkTar.ts';
import type { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { builderSink } from './builderSink.ts';
import { HeaderWindows } from './headerWindows.ts';
import type { StreamOptions } from './layerStream.ts';
import { Slices } from './slices.ts';

export type WalkOptions = StreamOptions & {
  /** Memory to read into, shared by layers that are read one after another. */
  readonly spare?: Buffer[];
};

/**
 * Reads a plain layer into `builder`: header by header, bodies skipped by offset. What is wrong with the tar becomes a
 * problem, entries before it stay. Throws the signal's reason when aborted.
 */
export async function walkLayer(
  layer: LayerBytes,
  position: number,
  builder: LayerIndexBuilder,
  options: WalkOptions = {},
): Promise<void> {
  const slices = new Slices(options.signal);
  const windows = new HeaderWindows(layer.bytes, options.spare);
  const walk = headerWalk(layer.bytes.size, builderSink(builder, position));
  try {
    for (let step = walk.next(new Uint8Array(0)); !step.done; ) {
      const window = windows.from(step.value);
      if (slices.over) {
        options.onRead?.(step.value);
        await slices.turn();
      }
      step = walk.next(window instanceof Uint8Array ? window : await window);
    }
  } finally {
    // a read under way must not outlive the descriptor
    await windows.settled();
  }
}
