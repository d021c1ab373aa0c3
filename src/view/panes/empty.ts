import { comparisonOf, isAllNew } from '../../app/selectors.ts';
import type { Browsing } from '../../app/state.ts';
import { fitEnd } from '../../text/fit.ts';
import { grouped } from '../../text/plural.ts';
import type { Glyphs } from '../glyphs.ts';
import { shown } from '../shown.ts';
import { type Line, span } from '../span.ts';
import { spanText } from './states.ts';

/** Why the Files pane has no rows, and the keys that widen the search, in the order of how far they reach. */
export function emptyLines(browsing: Browsing, width: number, glyphs: Glyphs): readonly Line[] {
  const { filter, changesOnly } = browsing.files;
  const inChanges = changesOnly && !isAllNew(browsing);
  const where = inChanges ? `that ${spanText(browsing)} changed` : `in ${spanText(browsing)}`;
  const what = filter === '' ? `Nothing ${where} is shown.` : `Nothing ${where} matches ${shown(filter, glyphs)}.`;
  const paths = comparisonOf(browsing).after.count(0);
  const here = browsing.layers.cursor === 0 ? 'in the image' : 'at this layer';
  const ways: readonly (readonly [key: string, text: string])[] = [
    ...(inChanges ? [['c', `try all ${grouped(paths)} paths ${here}`] as const] : []),
    ...(filter === '' ? [['t', 'choose what is shown'] as const] : []),
    ['f', 'try every layer at once'],
    ...(filter === '' ? [] : [['Esc', 'clear the filter'] as const]),
  ];
  return [
    [],
    [span(`   ${fitEnd(what, width - 4)}`)],
    [],
    ...ways.map(([key, text]): Line => [span('   '), span(key.padEnd(7), 'key'), span(text)]),
  ];
}

/** Behind the last row: how many paths are not there because nothing happened to them. */
export function unchangedLines(unchanged: number): readonly Line[] {
  if (unchanged === 0) return [];
  const are = unchanged === 1 ? 'path is' : 'paths are';
  return [
    [],
    [span(`   ${grouped(unchanged)} unchanged ${are} not shown: c shows ${unchanged === 1 ? 'it' : 'them'}`)],
  ];
}
