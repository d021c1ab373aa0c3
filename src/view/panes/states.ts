import { isAllNew, layerRowsOf, spanOf } from '../../app/selectors.ts';
import type { Browsing } from '../../app/state.ts';
import { type ChangeClass, changeSigns } from '../../model/change.ts';
import { grouped, plural } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';

const longestFilter = 10;
const toggled: readonly ChangeClass[] = ['added', 'modified', 'removed'];

/** What the Files pane shows, for its upper border: `layer 8 · only changes · by size`. */
export function filesState(browsing: Browsing, named: boolean, glyphs: Glyphs): string {
  const { filter, sort, reversed } = browsing.files;
  const parts = named ? [spanText(browsing)] : [];
  if (browsing.layers.cursor > 0) parts.push(changesText(browsing));
  if (filter !== '') parts.push(filterText(filter, glyphs));
  else parts.push(`by ${sort}${reversed ? ', reversed' : ''}`);
  return parts.join(` ${glyphs.dot} `);
}

/** `the image`, `layer 8`, `layers 3 to 8`. */
export function spanText(browsing: Browsing): string {
  if (browsing.layers.cursor === 0) return 'the image';
  const { before, after } = spanOf(browsing);
  return before + 1 === after ? `layer ${after}` : `layers ${before + 1} to ${after}`;
}

function changesText(browsing: Browsing): string {
  if (isAllNew(browsing)) return 'all new';
  const { changesOnly, shown: classes } = browsing.files;
  const kept = toggled.filter((change) => classes.has(change));
  if (kept.length < toggled.length) return `only ${kept.map((change) => changeSigns[change]).join(' ') || 'unchanged'}`;
  return changesOnly ? 'only changes' : 'all shown';
}

/** The filter itself where it is short: it stands in the footer while it is typed. */
export function filterText(filter: string, glyphs: Glyphs): string {
  const text = shown(filter, glyphs);
  return text.length <= longestFilter ? `filter ${text}` : 'filter';
}

/** How Layers is sorted and filtered; empty for its order of the stack. */
export function layersState({ layers }: Browsing, glyphs: Glyphs): string {
  const { sort, reversed, filter } = layers;
  const parts = sort === 'size' || reversed ? [`by ${sort}${reversed ? ', reversed' : ''}`] : [];
  if (filter !== '') parts.push(filterText(filter, glyphs));
  return parts.join(` ${glyphs.dot} `);
}

/** `all · 14 layers`, `8 of 14`; where the order is another one than the stack's, the layer's own number before it. */
export function layersPosition(browsing: Browsing, glyphs: Glyphs): string {
  const { cursor, sort, reversed, filter } = browsing.layers;
  const layers = layerRowsOf(browsing).filter((row) => row.what === 'layer');
  if (cursor === 0) return `all ${glyphs.dot} ${plural(layers.length, 'layer')}`;
  const place = layers.findIndex((row) => row.position === cursor) + 1;
  const text = `${grouped(place)} of ${grouped(layers.length)}`;
  return sort === 'number' && !reversed && filter === '' ? text : `layer ${cursor} ${glyphs.dot} ${text}`;
}
