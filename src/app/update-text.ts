import { onPairsMatched } from './comparing/update-filter.ts';
import type { Effect } from './effect.ts';
import { filterOf } from './rows/filter.ts';
import { listedFilter } from './rows/listed.ts';
import { isShownKnown } from './rows/shownNodes.ts';
import { comparisonOf, cursorIndex, layerRowsOf, rowOptions, rowsOf } from './selectors.ts';
import type { Browsing, State } from './state.ts';
import { browse, type Step, stay } from './step.ts';
import { onPath } from './update-files.ts';
import { searched } from './update-find.ts';
import { placeOf } from './update-jump.ts';
import { withLayers } from './update-layers.ts';

/** Rows looked at for the largest match; they are by size, so it stands early. */
const searchedRows = 5000;

/** The text that is being typed, wherever that is; undefined where nothing can be typed. */
export function typedQuery({ overlay, typing, layers, files }: Browsing): string | undefined {
  if (overlay?.kind === 'help' || overlay?.kind === 'find' || overlay?.kind === 'second') return overlay.query;
  if (overlay !== undefined || typing === undefined) return undefined;
  return typing.pane === 'layers' ? layers.filter : files.filter;
}

/** Puts another text in the place where one types. */
export function withQuery(state: State, browsing: Browsing, query: string): Step {
  const { overlay, typing } = browsing;
  if (query === typedQuery(browsing)) return stay(state);
  if (overlay?.kind === 'help' || overlay?.kind === 'second')
    return stay(browse(state, { ...browsing, overlay: { ...overlay, query, cursor: 0, top: 0 } }));
  if (overlay?.kind === 'find') return searched(state, browsing, overlay, query);
  if (typing?.pane === 'layers') return stay(browse(state, layersFiltered(state, browsing, query)));
  return withFilesFilter(state, browsing, query);
}

/** Paths that are looked through in less than a frame; more are looked through between keys and frames. */
const quickPaths = 20_000;

/** The filter of Files: at once, or as soon as what it finds is looked for. Until then the rows stay what they are. */
function withFilesFilter(state: State, browsing: Browsing, filter: string): Step {
  const before = browsing.files.listed;
  const cancelled: readonly Effect[] = before === undefined ? [] : [{ type: 'cancel', id: before.id }];
  const { listed: _, ...files } = browsing.files;
  const next = { ...browsing, files: { ...files, filter } };
  const comparison = comparisonOf(next);
  const options = rowOptions(next);
  const isQuick = comparison.length <= quickPaths || filterOf(filter).words.length === 0;
  if (isQuick || isShownKnown(comparison, options)) return [browse(state, onLargestMatch(next)), cancelled];
  const id = state.nextId;
  const listed = { filter: listedFilter(browsing.files), until: filter, id };
  return [
    { ...browse(state, { ...next, files: { ...next.files, listed } }), nextId: id + 1 },
    [...cancelled, { type: 'matchPaths', id, comparison, options }],
  ];
}

/** What the filter of Files finds is there. */
export function onMatched(state: State, id: number): Step {
  const { screen } = state;
  if (screen.kind === 'comparing') return onPairsMatched(state, screen, id);
  if (screen.kind !== 'browsing' || screen.files.listed?.id !== id) return stay(state);
  const { listed, ...files } = screen.files;
  const next = { ...screen, files };
  return stay(browse(state, listed.until === files.filter ? onLargestMatch(next) : next));
}

/** `/`: the footer becomes the input of the pane's filter. */
export function typeFilter(state: State, browsing: Browsing, pane: 'layers' | 'files'): Step {
  const before = pane === 'layers' ? browsing.layers.filter : browsing.files.filter;
  return stay(browse(state, { ...browsing, focus: pane, typing: { pane, before, place: placeOf(browsing) } }));
}

/** Enter: the filter stays. */
export function keepFilter(state: State, browsing: Browsing): Step {
  const { typing: _, ...kept } = browsing;
  return stay(browse(state, kept));
}

/** Esc: the filter and the cursor as they were. */
export function dropFilter(state: State, browsing: Browsing): Step {
  const { typing, ...rest } = browsing;
  if (typing === undefined) return stay(state);
  const { before, place } = typing;
  if (typing.pane === 'files')
    return stay(browse(state, onPath({ ...rest, files: { ...rest.files, filter: before } }, place.path)));
  const layers = { ...rest.layers, filter: before, cursor: place.layer };
  return stay(browse(state, withLayers(state, rest, layers)));
}

/** The cursor stays on its layer as long as that is shown, else goes to the first one that is. */
function layersFiltered(state: State, browsing: Browsing, filter: string): Browsing {
  const layers = { ...browsing.layers, filter };
  const shown = layerRowsOf({ ...browsing, layers }).filter((row) => row.what !== 'step');
  if (shown.some((row) => row.position === layers.cursor)) return { ...browsing, layers };
  return withLayers(state, browsing, { ...layers, cursor: shown[0]?.position ?? layers.cursor });
}

function onLargestMatch(browsing: Browsing): Browsing {
  const rows = rowsOf(browsing);
  if (browsing.files.filter === '' || rows.length === 0) return browsing;
  let best = cursorIndex(browsing);
  let largest = -1;
  for (let i = 0; i < Math.min(rows.length, searchedRows); i++) {
    const size = rows.leafSize(i);
    if (size === undefined || size <= largest) continue;
    best = i;
    largest = size;
  }
  return onPath(browsing, rows.at(best).key);
}
