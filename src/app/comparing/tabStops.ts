import type { State } from '../state.ts';
import type { Comparing } from './comparing.ts';
import { listCursor } from './listCursor.ts';
import { listRowsOf } from './listRows.ts';
import { pairCursorIndex, pairRowsOf } from './pairRows.ts';
import { summaryLinesOf } from './summaryLines.ts';
import { onPair } from './update-folds.ts';
import { isListName, withList } from './withComparing.ts';

/** The lines of the open tab, and those of them that the cursor can stand on. */
export type TabStops = {
  /** Lines in all. */
  readonly length: number;
  readonly count: number;
  /** Number of the stop under the cursor; -1 when there is none. */
  readonly place: number;
  /** Line of a stop. */
  at(stop: number): number;
};

export function tabStops(state: State, comparing: Comparing): TabStops {
  const { tab } = comparing;
  if (tab === 'files') {
    const { length } = pairRowsOf(comparing);
    return { length, count: length, place: pairCursorIndex(comparing), at: (stop) => stop };
  }
  const lines = tab === 'summary' ? summaryStops(state, comparing) : listStops(comparing, tab);
  const stops = lines.flatMap((isStop, line) => (isStop ? [line] : []));
  const place = Math.min(tab === 'summary' ? comparing.summary.cursor : keyPlace(comparing, tab), stops.length - 1);
  return { length: lines.length, count: stops.length, place, at: (stop) => stops[stop] ?? 0 };
}

function summaryStops(state: State, comparing: Comparing): readonly boolean[] {
  return summaryLinesOf(state, comparing).map((line) => (line.what === 'number' || line.what === 'bar') && !!line.goes);
}

function listStops(comparing: Comparing, tab: 'layers' | 'packages' | 'config'): readonly boolean[] {
  return listRowsOf(comparing, tab).map((key) => key !== undefined);
}

function keyPlace(comparing: Comparing, tab: 'layers' | 'packages' | 'config'): number {
  const keys = listRowsOf(comparing, tab).filter((key) => key !== undefined);
  return Math.max(0, keys.indexOf(listCursor(comparing, tab) ?? ''));
}

/** The cursor of the open tab on the stop with this number, or the nearest one. */
export function toStop(state: State, comparing: Comparing, stop: number): Comparing {
  const { tab } = comparing;
  const { count } = tabStops(state, comparing);
  if (count === 0) return comparing;
  const wanted = Math.max(0, Math.min(stop, count - 1));
  if (tab === 'files') return onPair(comparing, pairRowsOf(comparing).at(wanted).key);
  if (tab === 'summary') return { ...comparing, summary: { ...comparing.summary, cursor: wanted } };
  const cursor = listRowsOf(comparing, tab).filter((key) => key !== undefined)[wanted];
  if (cursor === undefined || !isListName(tab)) return comparing;
  return { ...withList(comparing, tab, { cursor }), lower: { top: 0 } };
}
