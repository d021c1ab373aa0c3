import { sha256Digest } from '../archive/digest.ts';
import { bytesOfIndex, indexOfBytes } from '../layers/indexBytes.ts';
import { type Stack, stackOf } from '../layers/stack.ts';
import { bytesOfStack, stackOfBytes } from '../layers/stackBytes.ts';
import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import type { ProblemCode } from '../model/problem.ts';
import { unlessAborted } from '../model/unlessAborted.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';
import { fileIdentity } from '../source/fileIdentity.ts';
import type { IndexOptions } from './indexLayer.ts';
import { type IndexLayer, IndexPool } from './indexPool.ts';

/** Reading fewer rows, or a smaller packed layer, takes no longer than asking the cache does: the first hundreds are read before V8 has optimised anything. */
const quickRows = 200;
const quickPackedBytes = 1_000_000;
/** Folding fewer takes some ten milliseconds. */
const quickStackRows = 20_000;

/** Rows that are read before anybody asked for them, some 130 MB; further layers wait until the image is known. */
const mostRowsAhead = 2_000_000;

/** A layer that is read while its archive still arrives. */
type Ahead = { readonly index: Promise<LayerIndex>; readonly identity: string | undefined; rows: number };

/** The stream broke off: at the next reading it may not. */
const passing = new Set<ProblemCode>(['truncated-layer', 'corrupt-compression']);

/**
 * Indexes layers, those that are the same bytes only once, however often their file is open, and those that the cache
 * knows not at all. A diff id alone proves nothing: it is a claim until somebody has verified it.
 */
export class SharedIndexes {
  readonly #index: IndexLayer;
  readonly #cache: IndexCache | undefined;
  readonly #known = new Map<string, Promise<LayerIndex>>();
  readonly #ahead = new Map<string, Ahead>();
  /** Read from the cache before anybody asked for them. */
  readonly #held = new Map<string, LayerIndex>();
  #spared = 0;

  /** `index` reads a layer; `cache` is asked before, for layers whose bytes are named for good, and told after. */
  constructor(index: IndexLayer = new IndexPool().index, cache?: IndexCache) {
    this.#index = index;
    this.#cache = cache;
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
    const made = this.#cachedOrRead(layer!, position, options);
    this.#known.set(key, made);
    return made;
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
    const index = this.#cachedOrRead(layer, 1, { signal, isAhead });
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
    if (this.#cache === undefined) return false;
    for (const identity of identities) {
      const index = identity === undefined ? undefined : await this.#kept(identity);
      if (identity === undefined || index === undefined) return false;
      this.#held.set(identity, index);
    }
    return true;
  }

  /** What the cache has under a name that is no layer's; `keep` put it there. */
  async recall(name: string): Promise<Uint8Array | undefined> {
    return this.#cache?.read(name);
  }

  keep(name: string, data: Uint8Array): void {
    this.#cache?.write(name, [data]);
  }

  /**
   * The stack of an image whose layers `index` gave, base first. Folding a large one takes longer than indexes in the
   * cache do, so where all layers are named for good their fold is kept as well.
   */
  async stack(
    image: Image,
    layers: readonly (LayerBytes | undefined)[],
    indexes: readonly LayerIndex[],
  ): Promise<Stack> {
    const identity = this.#cache && stackIdentity(layers, indexes);
    if (this.#cache === undefined || identity === undefined) return stackOf(image, indexes);
    const kept = await this.#cache.read(identity);
    const found = kept && stackOfBytes(kept, image, indexes);
    if (found !== undefined) return found;
    if (kept !== undefined) this.#cache.forget(identity);
    const stack = stackOf(image, indexes);
    this.#cache.write(identity, bytesOfStack(stack));
    return stack;
  }

  async #cachedOrRead(layer: LayerBytes, position: number, options: IndexOptions): Promise<LayerIndex> {
    const { identity } = layer;
    const ahead = options.isAhead === undefined ? this.#takeAhead(layer) : undefined;
    const read = async (): Promise<LayerIndex> =>
      ahead === undefined
        ? this.#index(layer, position, options)
        : atPosition(await unlessAborted(ahead.index, options.signal), position);
    // under the same name it was looked for in the cache already
    if (this.#cache === undefined || identity === undefined || ahead?.identity === identity) return read();
    const found = await this.#kept(identity);
    if (found !== undefined) return atPosition(found, position);
    const index = await read();
    if (isWorthKeeping(index, layer)) this.#cache.write(identity, bytesOfIndex(index));
    return index;
  }

  async #kept(identity: string): Promise<LayerIndex | undefined> {
    const held = this.#held.get(identity);
    if (held !== undefined) return held;
    const kept = await this.#cache?.read(identity);
    const found = kept && indexOfBytes(kept);
    if (kept !== undefined && found === undefined) this.#cache?.forget(identity);
    return found;
  }

  #takeAhead(layer: LayerBytes): Ahead | undefined {
    const key = keyAhead(layer);
    const ahead = key === undefined ? undefined : this.#ahead.get(key);
    if (key !== undefined) this.#ahead.delete(key);
    return ahead;
  }
}

/** What names the fold of these layers for good; undefined when one of them has no name, or when it is folded quickly. */
function stackIdentity(
  layers: readonly (LayerBytes | undefined)[],
  indexes: readonly LayerIndex[],
): string | undefined {
  const rows = indexes.reduce((sum, { length }) => sum + length, 0);
  if (rows < quickStackRows || indexes.some(isCut)) return undefined;
  const identities = layers.map((layer) => layer?.identity);
  if (identities.includes(undefined)) return undefined;
  return `stack:${sha256Digest(new TextEncoder().encode(identities.join('\n')))}`;
}

/** What names the bytes of a layer as long as its file is open, a spool's too. */
function identityNow({ place }: LayerBytes): string | undefined {
  return place && `${fileIdentity(place.descriptor)}:${place.start}:${place.length}`;
}

/** The same of a spool that still grows, as its times do: what was written to it once stays. */
function keyAhead({ place }: LayerBytes): string | undefined {
  return place && `${place.descriptor}:${place.start}:${place.length}`;
}

function isCut({ problems }: LayerIndex): boolean {
  return problems.some(({ code }) => passing.has(code));
}

function isWorthKeeping(index: LayerIndex, { compression, bytes, identity }: LayerBytes): boolean {
  if (isCut(index)) return false;
  // of an engine's image the smallest layer is worth an export
  if (identity?.startsWith('sha256:')) return true;
  return index.length > quickRows || (compression !== 'none' && bytes.size > quickPackedBytes);
}

/** The same columns, its problems told of another layer. */
function atPosition(index: LayerIndex, position: number): LayerIndex {
  return { ...index, problems: index.problems.map((problem) => ({ ...problem, layer: position })) };
}
