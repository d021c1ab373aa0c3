import type { ImageComparison } from '../../../compare/imageComparison.ts';
import { unfoldLargest } from '../../rows/unfoldLargest.ts';
import { pairChainEnd } from './pairChain.ts';
import { sparedByFarms } from './pairFarm.ts';
import { foldOf, pairFolder } from './pairFolder.ts';
import { foldKeys } from './pairKey.ts';
import type { PairOptions } from './pairOptions.ts';
import { bytesOf } from './pairOrder.ts';
import { pairBits, type ShownPairs, shownPairs } from './shownPairs.ts';

/**
 * The directories to unfold when a comparison opens, as `foldKeys`: those where the images meet, the largest first,
 * as far as all rows fit into twice the `height` of the pane: what is there is worth a page down. What only one
 * image has tells enough in one row.
 */
export function unfoldPairs(comparison: ImageComparison, asked: PairOptions, height: number): ReadonlySet<number> {
  const options = { ...asked, filter: '' };
  const shown = shownPairs(comparison, options);
  const unfolded = unfoldLargest(
    {
      folder: (directory, isOpen) => pairFolder(comparison, shown, isOpen, directory, options),
      rows: (directory) =>
        shown.children[directory]! - (options.farms ? sparedByFarms(comparison, shown, directory, noFolds) : 0),
      rowEnd: (directory, isOpen) => pairChainEnd(comparison, shown, isOpen, directory),
      fold: (directory) => foldOf(comparison, options, directory),
      weight: (directory) => weightOf(comparison, shown, directory),
    },
    { lines: 2 * height - 1, sole: false },
  );
  return new Set([...unfolded].flatMap((pair) => foldKeys(comparison, pair)));
}

const noFolds: PairOptions['folds'] = new Map();

function weightOf(comparison: ImageComparison, shown: ShownPairs, directory: number): number | undefined {
  if (shown.children[directory] === 0 || !(shown.bits[directory]! & pairBits.meets)) return undefined;
  const { left, right } = bytesOf(comparison, shown, directory);
  return Math.max(left, right);
}
