import type { LayerIndex } from '../model/layerIndex.ts';

/**
 * The indexes of the images that are looked at, by the identities of their layers: what is opened beside one of them
 * reads and folds nothing that it has too. They are forgotten with the last stack that has them.
 */
export class IndexesInUse {
  readonly #indexes = new Map<string, WeakRef<LayerIndex>>();

  find(identity: string): LayerIndex | undefined {
    const index = this.#indexes.get(identity)?.deref();
    if (index === undefined) this.#indexes.delete(identity);
    return index;
  }

  add(identity: string, index: LayerIndex): void {
    this.#indexes.set(identity, new WeakRef(index));
  }
}
