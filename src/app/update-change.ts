import type { RowSpot } from './row.ts';
import { listedFilter } from './rows/listed.ts';
import { cursorIndex, cursorRow, rowsOf } from './selectors.ts';
import type { Browsing, State } from './state.ts';
import { toFileRow, withFold } from './update-files.ts';

/**
 * `n` and `N`: the next row that changed; with a filter the next hit. Folded directories that hold changes are unfolded
 * on the way. Undefined when there is none in that direction.
 */
export function nextChange(state: State, browsing: Browsing, by: 1 | -1): State | undefined {
  const start = cursorRow(browsing);
  const isHiding = by === 1 && start !== undefined && listedFilter(browsing.files) === '' && holdsChanges(start);
  let view = isHiding ? withFold(browsing, start, true) : browsing;
  let from = cursorIndex(browsing);
  for (;;) {
    const isStop = listedFilter(view.files) === '' ? (row: RowSpot) => isChange(row) || holdsChanges(row) : isHit;
    const index = rowsOf(view).next(from, by, isStop);
    if (index === undefined) return undefined;
    const rows = rowsOf(view);
    const row = rows.at(index);
    if (listedFilter(view.files) !== '' || isChange(row)) return toFileRow(state, view, index);
    // One directory less is folded after each turn, so this ends.
    view = withFold(view, row, true);
    from = by === 1 ? index - 1 : index + rowsOf(view).length - rows.length + 1;
  }
}

function isChange(row: RowSpot): boolean {
  return row.what !== 'root' && row.class !== 'unchanged';
}

function holdsChanges(row: RowSpot): boolean {
  if (row.open !== false || row.counts === undefined) return false;
  const { added, modified, removed, unknown } = row.counts;
  return added + modified + removed + unknown > 0;
}

/** What a filter found, not the directories on the way to it. */
function isHit(row: RowSpot): boolean {
  return row.what !== 'root' && row.open !== true;
}
