import type { TarSink } from '../archive/tar/tarReader.ts';
import { walkTar } from '../archive/tar/walkTar.ts';
import { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { flowLayer } from './flowLayer.ts';
import type { StreamOptions } from './layerStream.ts';
import { Slices } from './slices.ts';

export type IndexOptions = StreamOptions & {
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
  const builder = new LayerIndexBuilder(position);
  if (layer === undefined) return builder.finish();
  if (layer.compression === 'none') await walk(layer, position, builder, options);
  else await flowLayer(layer, position, builder, options);
  return builder.finish();
}

async function walk(layer: LayerBytes, position: number, builder: LayerIndexBuilder, options: IndexOptions) {
  const slices = new Slices(options.signal);
  const sink = sinkOf(builder, position);
  for (const done of walkTar(layer.bytes, sink)) {
    if (!slices.over) continue;
    options.onRead?.(done);
    await slices.turn();
  }
}

function sinkOf(builder: LayerIndexBuilder, position: number): TarSink {
  return {
    entry: (entry) => builder.add(entry),
    problem: (problem) => builder.problem({ ...problem, layer: position }),
  };
}
