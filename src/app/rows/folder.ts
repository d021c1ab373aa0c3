import type { Farms } from './farms.ts';

/** The rows of one directory: the first and the last node of each row's chain, then its rows of links. */
export type Folder<F> = {
  readonly firsts: readonly number[];
  readonly ends: readonly number[];
  readonly farms: readonly F[];
};

/** The rows of nodes in their order. `endOf`: of a row's chain; `orderOf`: places of rows by their ends, if they move. */
export function folderOf<F>(
  { farms, rest }: Farms<F>,
  endOf: (first: number) => number,
  orderOf: (ends: readonly number[]) => readonly number[] | undefined,
): Folder<F> {
  const ends = rest.map(endOf);
  const order = orderOf(ends);
  if (order === undefined) return { firsts: rest, ends, farms };
  return { firsts: order.map((place) => rest[place]!), ends: order.map((place) => ends[place]!), farms };
}
