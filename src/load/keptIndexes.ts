import { sha256Digest } from '../archive/digest.ts';
import { indexOfSections, sectionsOfIndex } from '../layers/indexBytes.ts';
import { type Stack, stackOf } from '../layers/stack.ts';
import { sectionsOfStack, stackOfSections } from '../layers/stackBytes.ts';
import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layerIndex.ts';
import type { LayerBytes } from '../model/openImage.ts';
import type { ProblemCode } from '../model/problem.ts';
import type { IndexCache } from '../source/cache/indexCache.ts';

/**
 * Reading fewer rows, or a smaller packed layer, takes no longer than asking the cache does: the first hundreds are read
 * before V8 has optimised anything.
 */
const quickRows = 200;
const quickPackedBytes = 1_000_000;
/** Folding fewer takes some ten milliseconds. */
const quickStackRows = 20_000;

/** The stream broke off: at the next reading it may not. */
const passing = new Set<ProblemCode>(['truncated-layer', 'corrupt-compression']);

/** Indexes and folds in the cache, by the identities of layers. Columns are read when they are used. */
export class KeptIndexes {
  readonly #cache: IndexCache;
  /** Read before anybody asked for them. */
  readonly #held = new Map<string, LayerIndex>();

  constructor(cache: IndexCache) {
    this.#cache = cache;
  }

  async index(identity: string): Promise<LayerIndex | undefined> {
    return this.#held.get(identity) ?? this.#cache.read(identity, indexOfSections);
  }

  /** Keeps what was read of a layer, where the next time is quicker for it. */
  keepIndex(index: LayerIndex, layer: LayerBytes & { readonly identity: string }): void {
    if (isWorthKeeping(index, layer)) this.#cache.write(layer.identity, sectionsOfIndex(index));
  }

  /** Whether all these layers are kept; what is kept of them is held from then on. */
  async knows(identities: readonly (string | undefined)[]): Promise<boolean> {
    for (const identity of identities) {
      const index = identity === undefined ? undefined : await this.index(identity);
      if (identity === undefined || index === undefined) return false;
      this.#held.set(identity, index);
    }
    return true;
  }

  /**
   * The stack of an image from the indexes of its layers. Folding a large one takes longer than reading indexes does, so
   * where all layers are named for good their fold is kept as well.
   */
  async stack(
    image: Image,
    layers: readonly (LayerBytes | undefined)[],
    indexes: readonly LayerIndex[],
  ): Promise<Stack> {
    const identity = stackIdentity(layers, indexes);
    if (identity === undefined) return stackOf(image, indexes);
    const found = await this.#cache.read(identity, (sections) => stackOfSections(sections, image, indexes));
    if (found !== undefined) return found;
    const stack = stackOf(image, indexes);
    this.#cache.write(identity, sectionsOfStack(stack));
    return stack;
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

/** Whether what was read of a layer broke off. */
export function isCut({ problems }: LayerIndex): boolean {
  return problems.some(({ code }) => passing.has(code));
}

function isWorthKeeping(index: LayerIndex, { compression, bytes, identity }: LayerBytes): boolean {
  if (isCut(index)) return false;
  // of an engine's image the smallest layer is worth an export
  if (identity?.startsWith('sha256:')) return true;
  return index.length > quickRows || (compression !== 'none' && bytes.size > quickPackedBytes);
}
