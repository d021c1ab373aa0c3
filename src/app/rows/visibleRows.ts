import type { Comparison } from '../../compare/comparison.ts';
import { changeClasses } from '../../model/change.ts';
import type { RowSpot, TreeRow, TreeRows } from '../row.ts';
import type { IsOpen } from './chain.ts';
import { openTest } from './directoryRows.ts';
import { type Farm, isFarmOpen } from './farm.ts';
import type { Spot } from './lazyRows.ts';
import { rowIndex } from './rowIndex.ts';
import { type RowList, rowList } from './rowList.ts';
import type { RowOptions } from './rowOptions.ts';
import { isAllNew, kindOf } from './rowOptions.ts';
import { type ShownNodes, shownBits, shownNodes } from './shownNodes.ts';
import { farmRow, treeRow, treeSpot } from './treeRow.ts';

/** Rows that stay made: every frame asks for those of one screen, again and again. */
const mostMade = 512;

/**
 * The rows of the Files pane: what a comparison shows under these options. Numbers only until a row is
 * asked for. No rows at all when a filter matches nothing.
 */
export function visibleRows(comparison: Comparison, options: RowOptions): TreeRows {
  const shown = shownNodes(comparison, options);
  const isFiltered = options.filter.trim() !== '';
  const { paths, files, of } = shown;
  const told = {
    largest: scaleOf(comparison, options),
    unchanged: shown.unchanged,
    ...(isFiltered && { matched: { paths, files, bytes: shown.bytes[0]!, of } }),
  };
  if (isFiltered && paths === 0) return { ...noRows, ...told };
  const isOpen = openTest(shown, options);
  const list = rowList(comparison, shown, isOpen, options);
  const made = new Map<number, TreeRow>();
  const make = (index: number): TreeRow => {
    const { end, farm, ...place } = list.at(index);
    if (farm === undefined) return treeRow(comparison, shown, isOpen, end, place);
    return farmRow(comparison, farm, isFarmOpen(options.folds, farm), place);
  };
  const at = (index: number): TreeRow => {
    const row = made.get(index) ?? make(index);
    if (made.size >= mostMade) made.clear();
    made.set(index, row);
    return row;
  };
  const spots = spotsIn(comparison, shown, isOpen, list, options);
  return { length: list.length, at, indexOf: rowIndex(comparison, list), ...spots, ...told };
}

const noRows = {
  length: 0,
  at: (index: number): never => {
    throw new RangeError(`no row ${index}`);
  },
  indexOf: () => -1,
  leafSize: () => undefined,
  next: () => undefined,
};

/** What is asked of many rows, answered without making them. */
function spotsIn(
  comparison: Comparison,
  shown: ShownNodes,
  isOpen: IsOpen,
  list: RowList,
  options: RowOptions,
): Pick<TreeRows, 'leafSize' | 'next'> {
  const isFiltered = options.filter.trim() !== '';
  const isBare = (directory: number): boolean => {
    if (isFiltered) return false;
    const counts = comparison.counts(directory);
    return changeClasses.every((one) => one === 'unchanged' || counts[one] === 0);
  };
  const spotOf = ({ end, farm }: Spot<Farm>): RowSpot =>
    farm === undefined
      ? treeSpot(comparison, shown, isOpen, end)
      : { what: 'farm', class: farm.class, open: isFarmOpen(options.folds, farm) };
  return {
    leafSize: (index) => {
      const { end, farm } = list.at(index);
      if (farm !== undefined) return 0;
      if (end === 0 || kindOf(comparison, end) === 'directory') return undefined;
      return shown.bits[end]! & shownBits.link ? 0 : comparison.size(end);
    },
    next: (from, by, isStop) => list.next(from, by, (spot) => isStop(spotOf(spot)), isBare),
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
