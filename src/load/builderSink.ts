import type { TarSink } from '../archive/tar/tarReader.ts';
import type { LayerIndexBuilder } from '../layers/layerIndexBuilder.ts';

/** Puts what a tar reader finds in the layer at `position` into its index. */
export function builderSink(builder: LayerIndexBuilder, position: number): Pick<TarSink, 'entry' | 'problem'> {
  return {
    entry: (entry) => builder.add(entry),
    problem: (problem) => builder.problem({ ...problem, layer: position }),
  };
}
