import type { Waste } from '../../analysis/waste.ts';
import type { Comparison } from '../../compare/comparison.ts';
import { type Equality, equalOf } from '../../compare/equality.ts';
import type { Stack } from '../../layers/stack.ts';
import type { Digests } from '../digests.ts';
import { latest } from '../latest.ts';
import type { DetailLine } from '../row.ts';
import { comparisonOf, cursorRow } from '../selectors.ts';
import type { Browsing } from '../state.ts';
import { entryLines, farmLines } from './entryLines.ts';
import { imageLines } from './imageLines.ts';
import { gap } from './labelled.ts';
import { layerLines } from './layerLines.ts';

/**
 * The lines of the Details pane: of the layer, and below it of the row under the cursor of Files; on the row `all` of
 * the image, or while a person looks through its files of the row alone. `whole`: with room for whole digests.
 */
export function detailsOf(browsing: Browsing, whole: boolean): readonly DetailLine[] {
  const { stack, waste, remark, digests, equality } = browsing;
  const row = entryOfCursor(browsing);
  if (browsing.layers.cursor === 0) {
    const isAboutRow = browsing.focus !== 'layers' && row.length > 0;
    return isAboutRow ? row : imageOf(stack, { waste, remark, digests, whole });
  }
  const layer = layerOf(comparisonOf(browsing), { equality, digests, whole });
  return row.length === 0 ? layer : [...layer, gap, ...row];
}

// A moving cursor asks again and again for what only another layer, or an answer about contents, changes.
type Parts = { readonly digests: Digests | undefined; readonly whole: boolean };
const imageOf = latest((stack: Stack, parts: Parts & { waste: Waste; remark: string | undefined }) =>
  imageLines(stack, parts.waste, parts.remark, parts.digests, parts.whole),
);
const layerOf = latest((comparison: Comparison, { equality, digests, whole }: Parts & { equality: Equality }) =>
  layerLines(comparison, equalOf(equality), digests, whole),
);

/** The lines of the row under the cursor; none for the root, which is the layer or the image itself. */
function entryOfCursor(browsing: Browsing): readonly DetailLine[] {
  const row = cursorRow(browsing);
  if (!row || row.what === 'root') return [];
  const comparison = comparisonOf(browsing);
  return row.what === 'farm'
    ? farmLines(comparison, row)
    : entryLines(comparison, row.node, equalOf(browsing.equality));
}
