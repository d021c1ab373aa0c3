import type { Comparison } from '../../compare/comparison.ts';
import type { IsOpen } from './chain.ts';
import { directoryRows } from './directoryRows.ts';
import { type Farm, isFarmOpen } from './farm.ts';
import type { RowOptions } from './rowOptions.ts';
import type { ShownNodes } from './shownNodes.ts';

/** All rows of the pane in numbers, so that a hundred thousand of them are cheap; `treeRow` makes one of them whole. */
export type RowList = {
  /** The last node of the row's chain; of a farm its directory. */
  readonly nodes: readonly number[];
  /** The directory that the row stands in; -1 for the root row. */
  readonly directories: readonly number[];
  readonly depths: readonly number[];
  /** Farms by row. */
  readonly farms: ReadonlyMap<number, Farm>;
};

type Mutable = { nodes: number[]; directories: number[]; depths: number[]; farms: Map<number, Farm> };

/** What is still to be listed of one directory, or the members of an unfolded farm. */
type Pending = {
  readonly directory: number;
  readonly depth: number;
  readonly ends: readonly number[];
  readonly farms: readonly Farm[];
  next: number;
};

/** Lists the root row and everything that is unfolded below it. Iterative: an image can nest deeper than a call stack. */
export function rowList(comparison: Comparison, shown: ShownNodes, isOpen: IsOpen, options: RowOptions): RowList {
  const list: Mutable = { nodes: [], directories: [], depths: [], farms: new Map() };
  add(list, 0, -1, 0);
  const pending = (directory: number, depth: number): Pending => ({
    directory,
    depth,
    ...directoryRows(comparison, shown, isOpen, directory, options),
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
      list.farms.set(list.nodes.length, farm);
      add(list, top.directory, top.directory, top.depth);
      if (isFarmOpen(options.folds, farm)) {
        stack.push({ directory: top.directory, depth: top.depth + 1, ends: farm.members, farms: [], next: 0 });
      }
    } else stack.pop();
  }
  return list;
}

function add(list: Mutable, node: number, directory: number, depth: number): void {
  list.nodes.push(node);
  list.directories.push(directory);
  list.depths.push(depth);
}
