import type { TreeRow, TreeRows } from './row.ts';
import { cursorIndex, cursorRow, rowsOf } from './selectors.ts';
import type { Browsing, State } from './state.ts';
import { toFileRow, withFold } from './update-files.ts';

/**
 * `n` and `N`: the next row that changed; with a filter the next hit. Folded directories that hold changes are unfolded
 * on the way. Undefined when there is none in that direction.
 */
export function nextChange(state: State, browsing: Browsing, by: 1 | -1): State | undefined {
  const start = cursorRow(browsing);
  const isHiding = by === 1 && start !== undefined && browsing.files.filter === '' && holdsChanges(start);
  let view = isHiding ? withFold(browsing, start, true) : browsing;
  let from = cursorIndex(browsing);
  for (;;) {
    const stops = stopsOf(view);
    const index = by === 1 ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from);
    if (index === undefined) return undefined;
    const rows = rowsOf(view);
    const row = rows.at(index);
    if (view.files.filter !== '' || isChange(row)) return toFileRow(state, view, index);
    // One directory less is folded after each turn, so this ends.
    view = withFold(view, row, true);
    from = by === 1 ? index - 1 : index + rowsOf(view).length - rows.length + 1;
  }
}

const known = new WeakMap<TreeRows, readonly number[]>();

/** Numbers of the rows where `n` may stop or must unfold; looked for once for these rows. */
function stopsOf(browsing: Browsing): readonly number[] {
  const rows = rowsOf(browsing);
  const isStop = browsing.files.filter === '' ? (row: TreeRow) => isChange(row) || holdsChanges(row) : isHit;
  let stops = known.get(rows);
  if (stops === undefined) {
    stops = Array.from({ length: rows.length }, (_, index) => index).filter((index) => isStop(rows.at(index)));
    known.set(rows, stops);
  }
  return stops;
}

function isChange(row: TreeRow): boolean {
  return row.what !== 'root' && row.class !== 'unchanged';
}

function holdsChanges(row: TreeRow): boolean {
  if (row.open !== false || row.counts === undefined) return false;
  const { added, modified, removed, unknown } = row.counts;
  return added + modified + removed + unknown > 0;
}

/** What a filter found, not the directories on the way to it. */
function isHit(row: TreeRow): boolean {
  return row.what !== 'root' && row.open !== true;
}
