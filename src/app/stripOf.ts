import { equalOf } from '../compare/equality.ts';
import { type EntryStrip, entryStrip } from './details/entryStrip.ts';
import { comparisonOf, cursorRow } from './selectors.ts';
import type { Browsing } from './state.ts';

/** The row under the cursor of Files in one line; undefined when there are no rows. */
export function stripOf(browsing: Browsing): EntryStrip | undefined {
  const row = cursorRow(browsing);
  return row && entryStrip(comparisonOf(browsing), row, equalOf(browsing.equality));
}
