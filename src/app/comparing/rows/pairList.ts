import type { ImageComparison } from '../../../compare/imageComparison.ts';
import type { IsPairOpen } from './pairChain.ts';
import { isFarmOpen, type PairFarm } from './pairFarm.ts';
import { pairFolder } from './pairFolder.ts';
import type { PairOptions } from './pairOptions.ts';
import type { ShownPairs } from './shownPairs.ts';

/** All rows in numbers, so that a hundred thousand of them are cheap; `makePairRow` makes one of them whole. */
export type PairList = {
  /** The last pair of the row's chain; of a row of links its directory. */
  readonly pairs: readonly number[];
  /** The directory that the row stands in; -1 for the root row. */
  readonly directories: readonly number[];
  readonly depths: readonly number[];
  readonly farms: ReadonlyMap<number, PairFarm>;
};

type Mutable = { pairs: number[]; directories: number[]; depths: number[]; farms: Map<number, PairFarm> };

type Pending = {
  readonly directory: number;
  readonly depth: number;
  readonly ends: readonly number[];
  readonly farms: readonly PairFarm[];
  next: number;
};

export const noPairs: PairList = { pairs: [], directories: [], depths: [], farms: new Map() };

/** Lists the root row and everything that is unfolded below it. Iterative: an image can nest deeper than a call stack. */
export function pairList(
  comparison: ImageComparison,
  shown: ShownPairs,
  isOpen: IsPairOpen,
  options: PairOptions,
): PairList {
  const list: Mutable = { pairs: [], directories: [], depths: [], farms: new Map() };
  add(list, 0, -1, 0);
  const pending = (directory: number, depth: number): Pending => ({
    directory,
    depth,
    ...pairFolder(comparison, shown, isOpen, directory, options),
    next: 0,
  });
  const stack = [pending(0, 0)];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const place = top.next++;
    const end = top.ends[place];
    const farm = top.farms[place - top.ends.length];
    if (end !== undefined) {
      add(list, end, top.directory, top.depth);
      if (shown.children[end]! > 0 && isOpen(end)) stack.push(pending(end, top.depth + 1));
    } else if (farm) {
      list.farms.set(list.pairs.length, farm);
      add(list, top.directory, top.directory, top.depth);
      if (isFarmOpen(options.folds, farm))
        stack.push({ directory: top.directory, depth: top.depth + 1, ends: farm.members, farms: [], next: 0 });
    } else stack.pop();
  }
  return list;
}

function add(list: Mutable, pair: number, directory: number, depth: number): void {
  list.pairs.push(pair);
  list.directories.push(directory);
  list.depths.push(depth);
}
