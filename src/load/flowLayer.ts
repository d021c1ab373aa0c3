import { CorruptStream } from '../archive/compression/corruptStream.ts';
import { ContentHasher } from '../archive/digest.ts';
import { TarReader, type TarSink } from '../archive/tar/tarReader.ts';
import type { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { builderSink } from './builderSink.ts';
import { layerStream, type StreamOptions } from './layerStream.ts';
import { Slices } from './slices.ts';

/**
 * Reads a compressed layer into `builder`: every byte flows, so the sha256 of each content is taken in the same pass.
 * What is wrong with the stream becomes a problem, entries before it stay. Throws the signal's reason when aborted,
 * UserError when a tool for xz or bzip2 is missing.
 */
export async function flowLayer(
  layer: LayerBytes,
  position: number,
  builder: LayerIndexBuilder,
  options: StreamOptions = {},
): Promise<void> {
  const slices = new Slices(options.signal);
  const hasher = new ContentHasher();
  const reader = new TarReader(sinkOf(builder, position, hasher));
  try {
    for await (const chunk of layerStream(layer, options)) {
      reader.write(chunk);
      hasher.settle();
      await slices.turn();
    }
  } catch (error) {
    if (!(error instanceof CorruptStream)) throw error;
    const { code, message } = error;
    const whole = code === 'trailing-data';
    builder.problem({ severity: whole ? 'note' : 'error', code, message, layer: position });
    // the stream's own fault says more than the tar breaking off because of it
    if (!whole) return;
  }
  reader.end();
}

function sinkOf(builder: LayerIndexBuilder, position: number, hasher: ContentHasher): TarSink {
  const sink = builderSink(builder, position);
  let isSparse = false;
  return {
    ...sink,
    entry: (entry) => {
      isSparse = entry.sparse !== undefined;
      sink.entry(entry);
    },
    content: (chunk) => hasher.update(chunk),
    contentEnd: () => {
      const digest = hasher.finish();
      // of a sparse file only the stored runs flow, which is not what a reader sees
      if (!isSparse) builder.digest(digest);
    },
  };
}
