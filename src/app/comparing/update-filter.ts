import type { Effect } from '../effect.ts';
import { filterOf } from '../rows/filter.ts';
import { listedFilter } from '../rows/listed.ts';
import type { State } from '../state.ts';
import { type Step, stay } from '../step.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import { pairCursorIndex, pairOptions, pairRowsOf } from './pairRows.ts';
import { isShownKnown } from './rows/shownPairs.ts';
import { onPair } from './update-folds.ts';
import { isQuick } from './update-making.ts';
import { isListName, withComparing, withList, withPairs } from './withComparing.ts';

/** Rows looked at for the largest match; they are by difference, so it stands early. */
const searchedRows = 5000;

/** The text that is being typed; undefined where nothing can be typed. */
export function pairQuery({ overlay, typing, tab, ...tabs }: Comparing): string | undefined {
  if (overlay?.kind === 'help') return overlay.query;
  if (overlay !== undefined || typing === undefined || tab === 'summary') return undefined;
  return tabs[tab].filter;
}

/** Puts another text in the place where one types. */
export function withPairQuery(state: State, comparing: Comparing, query: string): Step {
  const { overlay, tab } = comparing;
  if (query === pairQuery(comparing)) return stay(state);
  if (overlay?.kind === 'help')
    return stay(withComparing(state, { ...comparing, overlay: { ...overlay, query, cursor: 0, top: 0 } }));
  if (isListName(tab)) return stay(withComparing(state, withList(comparing, tab, { filter: query })));
  return withPairFilter(state, comparing, query);
}

/** The filter of Files: at once, or as soon as what it finds is looked for. Until then the rows stay what they are. */
function withPairFilter(state: State, comparing: Comparing, filter: string): Step {
  const before = comparing.files.listed;
  const cancelled: readonly Effect[] = before === undefined ? [] : [{ type: 'cancel', id: before.id }];
  const { listed: _, ...files } = comparing.files;
  const next = { ...comparing, files: { ...files, filter } };
  const comparison = imageComparisonOf(next);
  const options = pairOptions(next);
  if (isQuick(next) || filterOf(filter).words.length === 0 || isShownKnown(comparison, options))
    return [withComparing(state, onLargestMatch(next)), cancelled];
  const id = state.nextId;
  const listed = { filter: listedFilter(comparing.files), until: filter, id };
  return [
    { ...withComparing(state, withPairs(next, { listed })), nextId: id + 1 },
    [...cancelled, { type: 'matchPairs', id, comparison, options }],
  ];
}

/** What the filter finds is there. */
export function onPairsMatched(state: State, comparing: Comparing, id: number): Step {
  const { listed, ...files } = comparing.files;
  if (listed?.id !== id) return stay(state);
  const next = { ...comparing, files };
  return stay(withComparing(state, listed.until === files.filter ? onLargestMatch(next) : next));
}

/** `/`: the footer becomes the input of the tab's filter. Undefined where nothing can be filtered. */
export function typePairFilter(state: State, comparing: Comparing): Step | undefined {
  const { tab } = comparing;
  if (tab === 'summary') return undefined;
  const { filter: before, cursor } = comparing[tab];
  return stay(withComparing(state, { ...comparing, typing: { before, cursor } }));
}

/** Enter: the filter stays. */
export function keepPairFilter(state: State, comparing: Comparing): Step {
  const { typing: _, ...kept } = comparing;
  return stay(withComparing(state, kept));
}

/** Esc: the filter and the cursor as they were. */
export function dropPairFilter(state: State, comparing: Comparing): Step {
  const { typing, ...rest } = comparing;
  const { tab } = rest;
  if (typing === undefined || tab === 'summary') return stay(state);
  const change = { filter: typing.before, cursor: typing.cursor };
  return stay(withComparing(state, tab === 'files' ? withPairs(rest, change) : withList(rest, tab, change)));
}

function onLargestMatch(comparing: Comparing): Comparing {
  const rows = pairRowsOf(comparing);
  if (comparing.files.filter === '' || rows.length === 0) return comparing;
  let best = pairCursorIndex(comparing);
  let largest = -1;
  for (let i = 0; i < Math.min(rows.length, searchedRows); i++) {
    const size = rows.fileSize(i);
    if (size === undefined || size <= largest) continue;
    best = i;
    largest = size;
  }
  return onPair(comparing, rows.at(best).key);
}
