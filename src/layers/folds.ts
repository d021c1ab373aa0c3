import type { LayerIndex } from '../model/layerIndex.ts';
import { historyOf, type LayerHistory } from './history.ts';
import { type PathTable, pathTable } from './pathTable.ts';

/** Layers folded into one table of paths. */
export type Fold = {
  /** One for each layer, base first: the layer at position p is `indexes[p - 1]`. */
  readonly indexes: readonly LayerIndex[];
  /** Its columns are nobody's business outside `layers/`. */
  readonly paths: PathTable;
  /** What each layer changed; the layer at position p is `history[p - 1]`. */
  readonly history: readonly LayerHistory[];
};

/** The fold of these layers; what another fold in use has of them, from the base on, is not folded again. */
export function sharedFold(indexes: readonly LayerIndex[]): Fold {
  const below = foldBelow(indexes);
  if (below === undefined) return inUse(newFold(indexes));
  const { fold, layers } = below;
  if (layers === indexes.length && layers === fold.indexes.length) return { ...fold, indexes };
  const paths = pathTable(indexes, { paths: fold.paths, layers });
  return inUse({ indexes, paths, history: historyOf(paths, fold.history.slice(0, layers)) });
}

/** The same, of nothing but the indexes. */
export function newFold(indexes: readonly LayerIndex[]): Fold {
  const paths = pathTable(indexes);
  return { indexes, paths, history: historyOf(paths) };
}

/** Folds in use, by a column of their base's index. */
const folds = new WeakMap<LayerIndex['body'], readonly WeakRef<PathTable>[]>();
/** By table, so that a fold is known as long as any stack has it. */
const foldOf = new WeakMap<PathTable, Fold>();

/** Lets others share a fold for as long as somebody has it. */
export function inUse<F extends Fold>(fold: F): F {
  const [base] = fold.indexes;
  if (base === undefined) return fold;
  const { indexes, paths, history } = fold;
  foldOf.set(paths, { indexes, paths, history });
  folds.set(
    base.body,
    [...tablesOn(base), paths].map((table) => new WeakRef(table)),
  );
  return fold;
}

function tablesOn(base: LayerIndex | undefined): readonly PathTable[] {
  return (base && folds.get(base.body))?.flatMap((table) => table.deref() ?? []) ?? [];
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
  return one !== undefined && one.body === other?.body;
}
