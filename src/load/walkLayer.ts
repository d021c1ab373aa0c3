import type { TarSink } from '../archive/tar/tarReader.ts';
import { walkTar } from '../archive/tar/walkTar.ts';
import type { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';
import type { LayerBytes } from '../model/openImage.ts';
import type { StreamOptions } from './layerStream.ts';
import { Slices } from './slices.ts';

/**
 * Reads a plain layer into `builder`: header by header, bodies skipped by offset. What is wrong with the tar becomes a
 * problem, entries before it stay. Throws the signal's reason when aborted.
 */
export async function walkLayer(
  layer: LayerBytes,
  position: number,
  builder: LayerIndexBuilder,
  options: StreamOptions = {},
): Promise<void> {
  const slices = new Slices(options.signal);
  for (const done of walkTar(layer.bytes, sinkOf(builder, position))) {
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
