import type { Comparison } from '../../compare/comparison.ts';
import type { Folds } from '../state.ts';
import { chainEnd } from './chain.ts';
import { directoryRows } from './directoryRows.ts';
import { sparedByFarms } from './farm.ts';
import { isAllNew, type RowOptions, shownClass } from './rowOptions.ts';
import { type ShownNodes, shownBits, shownNodes } from './shownNodes.ts';
import { unfoldLargest } from './unfoldLargest.ts';

/**
 * The directories to unfold when a layer is opened: the largest first, as far as all rows fit into `height` lines. A
 * folder that is alone at the top is unfolded however much it holds; folders that hold only folders stay closed, because
 * there is nothing to see, unless the step changed those. What a person folded stays folded.
 */
export function autoUnfold(comparison: Comparison, asked: RowOptions, height: number): ReadonlySet<number> {
  const options = { ...asked, filter: '' };
  const shown = shownNodes(comparison, options);
  return unfoldLargest(
    {
      folder: (directory, isOpen) => directoryRows(comparison, shown, isOpen, directory, options),
      rows: (directory) =>
        shown.children[directory]! - (options.farms ? sparedByFarms(comparison, shown, directory, noFolds) : 0),
      rowEnd: (directory, isOpen) => chainEnd(comparison, shown, isOpen, directory),
      fold: (directory) => options.folds.get(directory),
      weight: (directory) => (isWorthwhile(comparison, shown, directory) ? shown.bytes[directory]! : undefined),
    },
    { lines: height - 1, sole: true },
  );
}

const noFolds: Folds = new Map();

/** It holds more than folders, or leads to changes without being one: a step must not hide what it did. */
function isWorthwhile(comparison: Comparison, shown: ShownNodes, directory: number): boolean {
  if (shown.children[directory] === 0) return false;
  if (shown.bits[directory]! & shownBits.content) return true;
  if (isAllNew(comparison) || shownClass(comparison, directory) !== 'unchanged') return false;
  const { added, modified, removed } = comparison.counts(directory);
  return added + modified + removed > 0;
}
