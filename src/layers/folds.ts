import type { LayerIndex } from '../model/layerIndex.ts';
import { type Folded, historyOf } from './history.ts';
import { columnsKey } from './laidIndex.ts';
import { type PathTable, pathTable } from './pathTable.ts';

/** Layers folded into one table of paths. */
export type Fold = {
  /** One for each layer, base first: the layer at position p is `indexes[p - 1]`. */
  readonly indexes: readonly LayerIndex[];
  /** Its columns are nobody's business outside `layers/`. */
  readonly paths: PathTable;
  /** What each layer changed; the layer at position p is `history[p - 1]`. */
  readonly history: Folded['history'];
  /** The version seen at each node after the last layer, -1 where nothing is; never written. */
  seen(): Folded['seen'];
};

/** The fold of these layers; what another fold in use has of them, from the base on, is not folded again. */
export function sharedFold(indexes: readonly LayerIndex[]): Fold {
  const below = foldBelow(indexes);
  if (below === undefined) return inUse(newFold(indexes));
  const { fold, layers } = below;
  if (layers === indexes.length && layers === fold.indexes.length) return { ...fold, indexes };
  const paths = pathTable(indexes, { paths: fold.paths, layers });
  return inUse(foldOver(indexes, paths, fold.history.slice(0, layers)));
}

/** The same, of nothing but the indexes. */
export function newFold(indexes: readonly LayerIndex[]): Fold {
  return foldOver(indexes, pathTable(indexes));
}

function foldOver(indexes: readonly LayerIndex[], paths: PathTable, known?: Folded['history']): Fold {
  const { history, seen } = historyOf(paths, known);
  return { indexes, paths, history, seen: () => seen };
}

/** Folds in use, by what names their base's columns. */
const folds = new WeakMap<object, readonly WeakRef<PathTable>[]>();
/** By table, so that a fold is known as long as any stack has it. */
const foldOf = new WeakMap<PathTable, Fold>();

/** Lets others share a fold for as long as somebody has it. */
export function inUse<F extends Fold>(fold: F): F {
  const [base] = fold.indexes;
  if (base === undefined) return fold;
  const { indexes, paths, history, seen } = fold;
  foldOf.set(paths, { indexes, paths, history, seen });
  folds.set(
    columnsKey(base),
    [...tablesOn(base), paths].map((table) => new WeakRef(table)),
  );
  return fold;
}

function tablesOn(base: LayerIndex | undefined): readonly PathTable[] {
  return (base && folds.get(columnsKey(base)))?.flatMap((table) => table.deref() ?? []) ?? [];
}

/** The fold in use that begins with most of these layers, and how many; undefined when none has their base. */
function foldBelow(indexes: readonly LayerIndex[]): { readonly fold: Fold; readonly layers: number } | undefined {
  let best: { readonly fold: Fold; readonly layers: number } | undefined;
  for (const table of tablesOn(indexes[0])) {
    const fold = foldOf.get(table)!;
    const layers = sharedLayers(fold.indexes, indexes);
    if (best === undefined || layers > best.layers) best = { fold, layers };
  }
  return best;
}

/** How many of the first layers are the same indexes on both sides. */
export function sharedLayers(one: readonly LayerIndex[], other: readonly LayerIndex[]): number {
  let layers = 0;
  while (areSameRows(one[layers], other[layers])) layers++;
  return layers;
}

/**
 * Whether two indexes are the same columns, read once and told of two images or positions. Equal digests would prove
 * nothing: archives claim them.
 */
function areSameRows(one: LayerIndex | undefined, other: LayerIndex | undefined): boolean {
  return one !== undefined && other !== undefined && columnsKey(one) === columnsKey(other);
}
