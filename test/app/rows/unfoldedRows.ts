import type { Folder } from '../../../src/app/rows/folder.ts';

/** What a tree of rows is listed from; nodes are numbers of whatever tree it is, 0 its root. */
export type Unfolding<F> = {
  folder(directory: number): Pick<Folder<F>, 'ends' | 'farms'>;
  /** Whether a directory has rows to show and is unfolded. */
  isOpen(end: number): boolean;
  isFarmOpen(farm: F): boolean;
};

/** All rows, listed one after the other. */
export type UnfoldedRows<F> = {
  /** The last node of the row's chain; of a row of links its directory. */
  readonly ends: readonly number[];
  /** The directory that the row stands in; -1 for the root row. */
  readonly directories: readonly number[];
  readonly depths: readonly number[];
  /** Rows of links by row. */
  readonly farms: ReadonlyMap<number, F>;
};

/** Lists the root row and everything that is unfolded below it: the slow and simple way that `LazyRows` is held against. */
export function unfoldedRows<F extends { readonly members: readonly number[] }>(
  unfolding: Unfolding<F>,
): UnfoldedRows<F> {
  const ends = [0];
  const directories = [-1];
  const depths = [0];
  const farms = new Map<number, F>();
  const add = (end: number, directory: number, depth: number): void => {
    ends.push(end);
    directories.push(directory);
    depths.push(depth);
  };
  const stack = [{ directory: 0, depth: 0, next: 0, ...unfolding.folder(0) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { directory, depth } = top;
    const place = top.next++;
    const end = top.ends[place];
    const farm = top.farms[place - top.ends.length];
    if (end !== undefined) {
      add(end, directory, depth);
      if (unfolding.isOpen(end)) stack.push({ directory: end, depth: depth + 1, next: 0, ...unfolding.folder(end) });
    } else if (farm) {
      farms.set(ends.length, farm);
      add(directory, directory, depth);
      if (unfolding.isFarmOpen(farm))
        stack.push({ directory, depth: depth + 1, next: 0, ends: farm.members, farms: [] });
    } else stack.pop();
  }
  return { ends, directories, depths, farms };
}
