import type { Package } from './packageReport.ts';

/** A package as its database lists it, before its files are looked for. */
export type Installed = Omit<Package, 'bytes' | 'files'> & {
  /** Paths that it says are its own, latin1, with or without leading slash; directories may be among them. */
  readonly paths: Iterable<string>;
};
