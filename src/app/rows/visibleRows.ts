import type { Comparison } from '../../compare/comparison.ts';
import type { TreeRow, TreeRows } from '../row.ts';
import { openTest } from './directoryRows.ts';
import { isFarmOpen } from './farm.ts';
import { rowIndex } from './rowIndex.ts';
import { rowList } from './rowList.ts';
import type { RowOptions } from './rowOptions.ts';
import { isAllNew } from './rowOptions.ts';
import { shownNodes } from './shownNodes.ts';
import { farmRow, treeRow } from './treeRow.ts';

/** Rows that stay made: every frame asks for those of one screen, again and again. */
const mostMade = 512;

/**
 * The rows of the Files pane: what a comparison shows under these options. Numbers only until a row is
 * asked for. No rows at all when a filter matches nothing.
 */
export function visibleRows(comparison: Comparison, options: RowOptions): TreeRows {
  const shown = shownNodes(comparison, options);
  const isFiltered = options.filter.trim() !== '';
  const isOpen = openTest(shown, options);
  const isEmpty = isFiltered && shown.paths === 0;
  const list = isEmpty
    ? { nodes: [], directories: [], depths: [], farms: new Map() }
    : rowList(comparison, shown, isOpen, options);
  const made = new Map<number, TreeRow>();
  const make = (index: number): TreeRow => {
    const [node, directory, depth] = [list.nodes[index], list.directories[index], list.depths[index]];
    if (node === undefined || directory === undefined || depth === undefined) throw new RangeError(`no row ${index}`);
    const farm = list.farms.get(index);
    if (!farm) return treeRow(comparison, shown, isOpen, node, { directory, depth });
    return farmRow(comparison, farm, isFarmOpen(options.folds, farm), { directory, depth });
  };
  const at = (index: number): TreeRow => {
    const row = made.get(index) ?? make(index);
    if (made.size >= mostMade) made.clear();
    made.set(index, row);
    return row;
  };
  const { paths, files, of } = shown;
  return {
    length: list.nodes.length,
    at,
    indexOf: rowIndex(comparison, list),
    largest: scaleOf(comparison, options),
    unchanged: shown.unchanged,
    ...(isFiltered && { matched: { paths, files, bytes: shown.bytes[0]!, of } }),
  };
}

/** Bars keep the scale of the unfiltered screen; the row `all` has the scale of its layers' sum, which stands beside it. */
function scaleOf(comparison: Comparison, options: RowOptions): number {
  const { stack, position } = comparison.after;
  const root = shownNodes(comparison, { ...options, filter: '' }).bytes[0]!;
  if (!isAllNew(comparison) || position < stack.indexes.length) return root;
  return Math.max(
    root,
    stack.indexes.reduce((sum, index) => sum + index.bytes, 0),
  );
}
