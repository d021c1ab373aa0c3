/** What was kept somewhere, in sections that are read when they are taken. */
export type Sections = {
  readonly count: number;
  /** A section as it was written, in a buffer of its own. Throws what says that it is damaged. */
  take(section: number): Uint8Array;
  /** Ends the use of sections that are whole but not what they should be: they are forgotten, and it throws the same. */
  refuse(): never;
};
