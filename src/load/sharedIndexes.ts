import { withProblems } from '../layers/indexBytes.ts';
import { type Stack, stackOf } from '../layers/stack.ts';
import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import { unlessAborted } from '../model/unlessAborted.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';
import { fileIdentity } from '../source/fileIdentity.ts';
import type { IndexesInUse } from './indexesInUse.ts';
import type { IndexOptions } from './indexLayer.ts';
import { type IndexLayer, IndexPool } from './indexPool.ts';
import { isCut, KeptIndexes } from './keptIndexes.ts';

/** Rows that are read before anybody asked for them, some 130 MB; further layers wait until the image is known. */
const mostRowsAhead = 2_000_000;

/** A layer that is read while its archive still arrives. */
type Ahead = { readonly index: Promise<LayerIndex>; readonly identity: string | undefined; rows: number };

/**
 * Indexes layers, those that are the same bytes only once, however often their file is open, and those that the cache
 * knows not at all. A diff id alone proves nothing: it is a claim until somebody has verified it.
 */
export class SharedIndexes {
  readonly #index: IndexLayer;
  readonly #cache: IndexCache | undefined;
  readonly #kept: KeptIndexes | undefined;
  readonly #inUse: IndexesInUse | undefined;
  readonly #known = new Map<string, Promise<LayerIndex>>();
  readonly #ahead = new Map<string, Ahead>();
  #spared = 0;

  /**
   * `index` reads a layer; `inUse` and `cache` are asked before, for layers whose bytes are named for good, and told
   * after.
   */
  constructor(index: IndexLayer = new IndexPool().index, cache?: IndexCache, inUse?: IndexesInUse) {
    this.#index = index;
    this.#cache = cache;
    this.#kept = cache && new KeptIndexes(cache);
    this.#inUse = inUse;
  }

  /** How many layers did not have to be read because another one is the same. */
  get spared(): number {
    return this.#spared;
  }

  async index(layer: LayerBytes | undefined, position: number, options: IndexOptions): Promise<LayerIndex> {
    const key = layer && (layer.identity ?? identityNow(layer));
    if (key === undefined) return this.#index(layer, position, options);
    const known = this.#known.get(key);
    if (known !== undefined) {
      this.#spared++;
      return atPosition(await known, position);
    }
    const made = this.#usedOrRead(layer!, position, options);
    this.#known.set(key, made);
    return made;
  }

  async #usedOrRead(layer: LayerBytes, position: number, options: IndexOptions): Promise<LayerIndex> {
    const { identity } = layer;
    const used = identity === undefined ? undefined : this.#inUse?.find(identity);
    if (used !== undefined) this.#spared++;
    const index = used ? atPosition(used, position) : await this.#keptOrRead(layer, position, options);
    // at the next reading it may not break off
    if (identity !== undefined && !isCut(index)) this.#inUse?.add(identity, index);
    return index;
  }

  /**
   * Begins to read a layer that has arrived while the rest of its archive still does; `index` then finds it. Until
   * `signal` is aborted: the layer is not wanted, or its file is about to be closed.
   */
  readonly arrived = (layer: LayerBytes, signal: AbortSignal): void => {
    const key = keyAhead(layer);
    const rows = [...this.#ahead.values()].reduce((sum, one) => sum + one.rows, 0);
    if (key === undefined || rows > mostRowsAhead) return;
    const isAhead = (): boolean => this.#ahead.has(key);
    const index = this.#keptOrRead(layer, 1, { signal, isAhead });
    const ahead: Ahead = { index, identity: layer.identity, rows: 0 };
    this.#ahead.set(key, ahead);
    signal.addEventListener('abort', () => this.#ahead.delete(key), { once: true });
    index.then(
      ({ length }) => {
        ahead.rows = length;
      },
      // whoever asks for the layer hears of it; where nobody does, it does not matter
      () => undefined,
    );
  };

  /** Whether the cache has all these layers; what it has of them is held from then on. */
  async knows(identities: readonly (string | undefined)[]): Promise<boolean> {
    return (await this.#kept?.knows(identities)) ?? false;
  }

  /** What the cache has under a name that is no layer's; `keep` put it there. */
  async recall(name: string): Promise<Uint8Array | undefined> {
    return this.#cache?.read(name, (sections) => sections.take(0));
  }

  keep(name: string, data: Uint8Array): void {
    this.#cache?.write(name, [data]);
  }

  /** The stack of an image whose layers `index` gave, base first. */
  async stack(
    image: Image,
    layers: readonly (LayerBytes | undefined)[],
    indexes: readonly LayerIndex[],
  ): Promise<Stack> {
    return this.#kept === undefined ? stackOf(image, indexes) : this.#kept.stack(image, layers, indexes);
  }

  async #keptOrRead(layer: LayerBytes, position: number, options: IndexOptions): Promise<LayerIndex> {
    const { identity } = layer;
    const ahead = options.isAhead === undefined ? this.#takeAhead(layer) : undefined;
    const read = async (): Promise<LayerIndex> =>
      ahead === undefined
        ? this.#index(layer, position, options)
        : atPosition(await unlessAborted(ahead.index, options.signal), position);
    // under the same name it was looked for in the cache already
    if (this.#kept === undefined || identity === undefined || ahead?.identity === identity) return read();
    const found = await this.#kept.index(identity);
    if (found !== undefined) return atPosition(found, position);
    const index = await read();
    this.#kept.keepIndex(index, { ...layer, identity });
    return index;
  }

  #takeAhead(layer: LayerBytes): Ahead | undefined {
    const key = keyAhead(layer);
    const ahead = key === undefined ? undefined : this.#ahead.get(key);
    if (key !== undefined) this.#ahead.delete(key);
    return ahead;
  }
}

/** What names the bytes of a layer as long as its file is open, a spool's too. */
function identityNow({ place }: LayerBytes): string | undefined {
  return place && `${fileIdentity(place.descriptor)}:${place.start}:${place.length}`;
}

/** The same of a spool that still grows, as its times do: what was written to it once stays. */
function keyAhead({ place }: LayerBytes): string | undefined {
  return place && `${place.descriptor}:${place.start}:${place.length}`;
}

/** The same columns, its problems told of another layer. */
function atPosition(index: LayerIndex, position: number): LayerIndex {
  return withProblems(
    index,
    index.problems.map((problem) => ({ ...problem, layer: position })),
  );
}
