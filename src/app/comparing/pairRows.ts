import { latest } from '../latest.ts';
import { listedFilter } from '../rows/listed.ts';
import { imageComparisonOf } from './compared.ts';
import type { Comparing } from './comparing.ts';
import type { PairRow, PairRows } from './pairRow.ts';
import type { PairOptions } from './rows/pairOptions.ts';
import { visiblePairs } from './rows/visiblePairs.ts';

const rowsFor = latest(visiblePairs);

/** What decides which rows Files has. */
export function pairOptions({ files }: Comparing): PairOptions {
  const { folds, unfolded, differencesOnly, shown, farms, sort, reversed } = files;
  return { folds, unfolded, differencesOnly, shown, farms, sort, reversed, filter: listedFilter(files) };
}

/** The rows of Files. */
export function pairRowsOf(comparing: Comparing): PairRows {
  return rowsFor(imageComparisonOf(comparing), pairOptions(comparing));
}

/** Number of the row under the cursor of Files; -1 when there are none. */
export function pairCursorIndex(comparing: Comparing): number {
  const rows = pairRowsOf(comparing);
  return rows.length === 0 ? -1 : rows.indexOf(comparing.files.cursor);
}

export function pairCursorRow(comparing: Comparing): PairRow | undefined {
  const index = pairCursorIndex(comparing);
  return index < 0 ? undefined : pairRowsOf(comparing).at(index);
}
