import { alignedRowsOf } from './alignedRows.ts';
import type { Comparing } from './comparing.ts';
import { configLinesOf } from './configLines.ts';
import { packageRowsOf } from './packageRows.ts';
import type { ListName } from './withComparing.ts';

/** Keys of the rows of a tab, in their order; undefined for rows that the cursor skips. */
export function listRowsOf(comparing: Comparing, tab: ListName): readonly (string | undefined)[] {
  if (tab === 'layers')
    return alignedRowsOf(comparing).map((row) => (row.what === 'layer' || row.what === 'run' ? row.key : undefined));
  if (tab === 'packages') return packageRowsOf(comparing).rows.map((row) => (row.what === 'sum' ? undefined : row.key));
  return configLinesOf(comparing).map((line) => (line.what === 'run' || line.what === 'field' ? line.key : undefined));
}
