import { sha256Digest } from '../archive/digest.ts';
import { bytesOfIndex, indexOfBytes } from '../layers/indexBytes.ts';
import { type Stack, stackOf } from '../layers/stack.ts';
import { bytesOfStack, stackOfBytes } from '../layers/stackBytes.ts';
import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';
import { fileIdentity } from '../source/fileIdentity.ts';
import type { IndexOptions } from './indexLayer.ts';
import { type IndexLayer, IndexPool } from './indexPool.ts';

/** Reading fewer rows, or a smaller packed layer, takes no longer than asking the cache does. */
const quickRows = 2_000;
const quickPackedBytes = 1_000_000;
/** Folding fewer takes some ten milliseconds. */
const quickStackRows = 20_000;

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
    if (this.#cache === undefined || identity === undefined) return this.#index(layer, position, options);
    const kept = await this.#cache.read(identity);
    const found = kept && indexOfBytes(kept);
    if (found !== undefined) return atPosition(found, position);
    if (kept !== undefined) this.#cache.forget(identity);
    const index = await this.#index(layer, position, options);
    if (isWorthKeeping(index, layer)) this.#cache.write(identity, bytesOfIndex(index));
    return index;
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

function isCut({ problems }: LayerIndex): boolean {
  return problems.some(({ code }) => passing.has(code));
}

function isWorthKeeping(index: LayerIndex, { compression, bytes }: LayerBytes): boolean {
  if (isCut(index)) return false;
  return index.length > quickRows || (compression !== 'none' && bytes.size > quickPackedBytes);
}

/** The same columns, its problems told of another layer. */
function atPosition(index: LayerIndex, position: number): LayerIndex {
  return { ...index, problems: index.problems.map((problem) => ({ ...problem, layer: position })) };
}
