import { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { flowLayer } from './flowLayer.ts';
import { type WalkOptions, walkLayer } from './walkLayer.ts';

export type IndexOptions = WalkOptions & {
  /** Whether the layer is read before anybody asked for it, while the rest of its archive still arrives. */
  isAhead?(): boolean;
};

/**
 * Reads one layer's tar into its index. A plain layer is walked header by header, bodies skipped by offset; of a
 * compressed one every byte flows, so contents are hashed in the same pass. What is wrong with the bytes becomes a
 * problem of the index, entries before it stay. Throws the signal's reason when aborted, UserError when a tool for xz
 * or bzip2 is missing.
 */
export async function indexLayer(
  layer: LayerBytes | undefined,
  position: number,
  options: IndexOptions = {},
): Promise<LayerIndex> {
  const builder = new LayerIndexBuilder(position, layer?.bytes.size);
  if (layer === undefined) return builder.finish();
  if (layer.compression === 'none') await walkLayer(layer, position, builder, options);
  else await flowLayer(layer, position, builder, options);
  return builder.finish();
}
