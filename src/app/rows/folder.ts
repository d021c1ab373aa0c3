/** The rows of one directory: the first and the last node of each row's chain, then its rows of links. */
export type Folder<F> = {
  readonly firsts: readonly number[];
  readonly ends: readonly number[];
  readonly farms: readonly F[];
};
