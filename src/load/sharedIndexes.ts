import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { fileIdentity } from '../source/fileIdentity.ts';
import { type IndexOptions, indexLayer } from './indexLayer.ts';

/**
 * Indexes layers, those that are the same range of the same file only once, however often that file is open. A diff id
 * alone proves nothing: it is a claim until somebody has verified it.
 */
export class SharedIndexes {
  readonly #byPlace = new Map<string, Promise<LayerIndex>>();
  #spared = 0;

  /** How many layers did not have to be read. */
  get spared(): number {
    return this.#spared;
  }

  async index(layer: LayerBytes | undefined, position: number, options: IndexOptions): Promise<LayerIndex> {
    if (layer?.place === undefined) return indexLayer(layer, position, options);
    const { descriptor, start, length } = layer.place;
    const key = `${fileIdentity(descriptor)}:${start}:${length}`;
    const known = this.#byPlace.get(key);
    if (known !== undefined) {
      this.#spared++;
      return atPosition(await known, position);
    }
    const made = indexLayer(layer, position, options);
    this.#byPlace.set(key, made);
    return made;
  }
}

/** The same columns, its problems told of another layer. */
function atPosition(index: LayerIndex, position: number): LayerIndex {
  return { ...index, problems: index.problems.map((problem) => ({ ...problem, layer: position })) };
}
