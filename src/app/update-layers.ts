import { autoUnfold } from './rows/autoUnfold.ts';
import { comparisonOf, layerRowsOf, pageHeight, rowOptions, spanOf } from './selectors.ts';
import type { Browsing, FilesPane, LayersPane, State } from './state.ts';
import { browse, type Step, say, stay } from './step.ts';

const none: ReadonlySet<number> = new Set();

/** The explorer with another Layers pane. When that shows another span, Files opens on it: unfolded as far as it fits. */
export function withLayers(state: State, browsing: Browsing, layers: LayersPane): Browsing {
  // In an image of one layer that layer and the image are one span, and yet other details.
  const details = layers.cursor === browsing.layers.cursor ? browsing.details : { top: 0 };
  const next = { ...browsing, layers, details };
  const [old, span] = [spanOf(browsing), spanOf(next)];
  return old.before === span.before && old.after === span.after ? next : opened(state, next);
}

/** The explorer as it opens on its span. The cursor goes to its path, or to where that path would be. */
export function opened(state: State, browsing: Browsing): Browsing {
  const { held, ...files } = browsing.files;
  const bare: Browsing = { ...browsing, files: { ...files, unfolded: none } };
  const unfolded = autoUnfold(comparisonOf(bare), rowOptions(bare), pageHeight(state, bare, 'files'));
  const next: FilesPane = { ...files, unfolded, cursor: held ?? files.cursor };
  return { ...browsing, files: next, details: { top: 0 } };
}

/** Positions that the cursor of Layers can stand on, in the order on screen. */
export function layerStops(browsing: Browsing): readonly number[] {
  return layerRowsOf(browsing)
    .filter((row) => row.what !== 'step')
    .map((row) => row.position);
}

/** The cursor of Layers on the stop with this number in the order on screen, or the nearest one. */
export function toLayerStop(state: State, browsing: Browsing, index: number): State {
  const stops = layerStops(browsing);
  const cursor = stops[Math.max(0, Math.min(index, stops.length - 1))];
  if (cursor === undefined) return state;
  return browse(state, withLayers(state, browsing, { ...browsing.layers, cursor }));
}

/** `[` and `]`: the layer below or above in the stack, however the pane is sorted. Below layer 1 stands the image. */
export function stepLayer(state: State, browsing: Browsing, by: 1 | -1): Step {
  const stops = [...layerStops(browsing)].sort((a, b) => a - b);
  const { cursor } = browsing.layers;
  const next = by === 1 ? stops.find((stop) => stop > cursor) : stops.findLast((stop) => stop < cursor);
  if (next === undefined) return say(state, by === 1 ? 'No layer is above this one.' : 'No layer is below this one.');
  return stay(browse(state, withLayers(state, browsing, { ...browsing.layers, cursor: next })));
}

/** `v`: a range starts here. On the mark itself it ends. */
export function markLayer(state: State, browsing: Browsing): Step {
  const { mark, ...layers } = browsing.layers;
  if (mark === layers.cursor) return say(browse(state, withLayers(state, browsing, layers)), 'The range is gone.');
  const marked = withLayers(state, browsing, { ...layers, mark: layers.cursor });
  return say(
    browse(state, marked),
    `Layer ${layers.cursor} is marked: move, and every view shows the range. Esc clears it.`,
  );
}

/** `s` in Layers. The number stays the layer's own. */
export function sortLayers(state: State, browsing: Browsing): Step {
  const { layers } = browsing;
  const sort = layers.sort === 'number' ? 'size' : 'number';
  return stay(browse(state, { ...browsing, layers: { ...layers, sort } }));
}
