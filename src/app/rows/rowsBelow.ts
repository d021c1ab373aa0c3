/** What rows are counted from; nodes are numbers of whatever tree it is, 0 its root. */
export type Counted = {
  /** Number of nodes. */
  readonly length: number;
  /** The nodes that have rows below them, what lies deeper first, the root last. */
  readonly folders: readonly number[];
  /** How many children have rows, and one of them. */
  readonly children: Uint32Array;
  readonly child: Int32Array;
  parent(node: number): number;
  isOpen(node: number): boolean;
  /** Whether an unfolded directory is one row with its only child. */
  joins(directory: number, child: number): boolean;
  /** How many rows less the rows of links of a directory make it. */
  spared(directory: number): number;
};

/** How many rows each folder has below it when it is unfolded. Only folders are looked at, however much they hold. */
export function rowsBelow(counted: Counted): Uint32Array {
  const { folders, children, child } = counted;
  // While a folder waits for its turn: what the folders in it add to its children.
  const below = new Uint32Array(counted.length);
  for (const folder of folders) {
    const isOpen = folder === 0 || counted.isOpen(folder);
    if (!isOpen) {
      // It is unfolded by a person sooner or later, and then all is counted again.
      below[folder] = 0;
      continue;
    }
    const rows = children[folder]! + below[folder]! - counted.spared(folder);
    below[folder] = rows;
    if (folder === 0) continue;
    const isJoined = children[folder] === 1 && counted.joins(folder, child[folder]!);
    below[counted.parent(folder)]! += isJoined ? rows - 1 : rows;
  }
  return below;
}
