import { alignedRowsOf } from './alignedRows.ts';
import type { Comparing } from './comparing.ts';
import { configLinesOf } from './configLines.ts';
import { listRowsOf } from './listRows.ts';
import type { ListName } from './withComparing.ts';

/**
 * Key of the row under the cursor of a list: the one a person went to, else the first difference, else the first row.
 * Undefined when there is none.
 */
export function listCursor(comparing: Comparing, tab: ListName): string | undefined {
  const { cursor } = comparing[tab];
  const keys = listRowsOf(comparing, tab).filter((key) => key !== undefined);
  if (keys.includes(cursor)) return cursor;
  return sameLayer(tab, cursor, keys) ?? firstDifference(comparing, tab) ?? keys[0];
}

/** A layer's row has another key once it is known which layer of the other side is like it. */
function sameLayer(tab: ListName, cursor: string, keys: readonly string[]): string | undefined {
  if (tab !== 'layers') return undefined;
  const sides: readonly string[] = cursor.match(/[LR]\d+/g) ?? [];
  return keys.find((key) => key.match(/[LR]\d+/g)?.some((side) => sides.includes(side)));
}

function firstDifference(comparing: Comparing, tab: ListName): string | undefined {
  if (tab === 'layers') {
    const row = alignedRowsOf(comparing).find((one) => one.what === 'layer' && one.match !== 'shared');
    return row !== undefined && 'key' in row ? row.key : undefined;
  }
  if (tab === 'packages') return undefined;
  const line = configLinesOf(comparing).find((one) => one.what === 'field' && one.class !== 'same');
  return line?.what === 'field' ? line.key : undefined;
}
