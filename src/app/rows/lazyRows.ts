import type { Folder } from './folder.ts';

/** What a tree of rows is listed from; nodes are numbers of whatever tree it is, 0 its root. */
export type RowTree<F> = {
  parent(node: number): number;
  /** The rows of one directory, in their order. */
  folder(directory: number): Folder<F>;
  /** Rows below the row that ends here; 0 when it is folded. */
  below(end: number): number;
  isFarmOpen(farm: F): boolean;
};

/** Where a row stands. */
export type Spot<F> = {
  /** The last node of the row's chain; of a row of links its directory. */
  readonly end: number;
  /** The directory that the row stands in; -1 for the root row. */
  readonly directory: number;
  readonly depth: number;
  /** Rows below it that are shown. */
  readonly below: number;
  readonly farm?: F;
};

/** An unfolded directory: where its row is, and where those in it begin, counted from the one below it. */
type Frame<F> = Folder<F> & {
  readonly above: Frame<F> | undefined;
  readonly row: number;
  readonly directory: number;
  readonly depth: number;
  readonly starts: Uint32Array;
};

/**
 * The root row and everything that is unfolded below it, by number. Directories are put in order when one of their rows
 * is asked for: of a million rows a person sees fifty. Nothing here calls itself: an image can nest deeper than a call
 * stack.
 */
export class LazyRows<F extends { readonly key: string; readonly members: readonly number[] }> {
  readonly length: number;
  readonly #tree: RowTree<F>;
  readonly #frames = new Map<number, Frame<F>>();
  /** Neighbours are asked for one after the other. */
  #last: Frame<F>;

  /** `below`: how many rows the root has below it. */
  constructor(tree: RowTree<F>, below: number) {
    this.#tree = tree;
    this.length = below + 1;
    this.#last = this.#frameOf(0, undefined, 0, 0);
  }

  /** Throws a RangeError where there is no such row. */
  at(index: number): Spot<F> {
    if (!(index >= 0 && index < this.length)) throw new RangeError(`no row ${index}`);
    if (index === 0) return { end: 0, directory: -1, depth: 0, below: this.length - 1 };
    let frame = this.#last;
    while (frame.above !== undefined && (index <= frame.row || index > frame.row + rowsIn(frame))) frame = frame.above;
    for (;;) {
      const offset = index - frame.row - 1;
      const place = placeAt(frame.starts, offset);
      const start = frame.starts[place]!;
      const end = frame.ends[place];
      if (end === undefined || offset === start) {
        this.#last = frame;
        return end === undefined ? this.#inFarm(frame, place, offset - start) : this.#spot(frame, end);
      }
      frame = this.#frameOf(end, frame, frame.row + 1 + start, frame.depth + 1);
    }
  }

  /** Number of the row of a node, of the chain or row of links it is in, or of its nearest parent that has one. */
  indexOf(node: number): number {
    const path: number[] = [];
    for (let at = node; at > 0; at = this.#tree.parent(at)) path.push(at);
    let frame = this.#rootFrame();
    for (let left = path.length - 1; left >= 0; left--) {
      const place = frame.firsts.indexOf(path[left]!);
      if (place < 0) return this.#farmRowOf(frame, path[left]!) ?? frame.row;
      const row = frame.row + 1 + frame.starts[place]!;
      const end = frame.ends[place]!;
      left -= this.#along(path, left, end);
      if (path[left] !== end || left === 0 || this.#tree.below(end) === 0) return row;
      frame = this.#frameOf(end, frame, row, frame.depth + 1);
    }
    return frame.row;
  }

  /** Number of the row of links with this key in a directory; undefined when it is not shown. */
  indexOfFarm(directory: number, key: string): number | undefined {
    const row = this.indexOf(directory);
    const spot = this.at(row);
    if (spot.end !== directory || (directory > 0 && spot.below === 0)) return undefined;
    const frame = row === 0 ? this.#rootFrame() : this.#frameOf(directory, this.#last, row, spot.depth + 1);
    const place = frame.farms.findIndex((farm) => farm.key === key);
    return place < 0 ? undefined : frame.row + 1 + frame.starts[frame.ends.length + place]!;
  }

  /**
   * The next row from `from` in a direction that `isStop`; undefined when there is none. What lies in a directory that
   * has none, says `isBare`, is not looked at.
   */
  next(
    from: number,
    by: 1 | -1,
    isStop: (spot: Spot<F>) => boolean,
    isBare: (directory: number) => boolean,
  ): number | undefined {
    let index = from + by;
    while (index >= 0 && index < this.length) {
      const spot = this.at(index);
      if (isStop(spot)) return index;
      if (by === 1) index += 1 + (spot.farm === undefined && spot.below > 0 && isBare(spot.end) ? spot.below : 0);
      else if (spot.directory > 0 && isBare(spot.directory)) index = this.#last.row;
      else index--;
    }
    return undefined;
  }

  #rootFrame(): Frame<F> {
    return this.#frameOf(0, undefined, 0, 0);
  }

  #frameOf(directory: number, above: Frame<F> | undefined, row: number, depth: number): Frame<F> {
    const known = this.#frames.get(directory);
    if (known !== undefined) return known;
    const folder = this.#tree.folder(directory);
    const { ends, farms } = folder;
    const starts = new Uint32Array(ends.length + farms.length + 1);
    for (let place = 0; place < ends.length; place++)
      starts[place + 1] = starts[place]! + 1 + this.#tree.below(ends[place]!);
    for (const [i, farm] of farms.entries())
      starts[ends.length + i + 1] = starts[ends.length + i]! + 1 + this.#membersShown(farm);
    const frame = { ...folder, above, row, directory, depth, starts };
    this.#frames.set(directory, frame);
    return frame;
  }

  #membersShown(farm: F): number {
    return this.#tree.isFarmOpen(farm) ? farm.members.length : 0;
  }

  #spot({ directory, depth }: Frame<F>, end: number): Spot<F> {
    return { end, directory, depth, below: this.#tree.below(end) };
  }

  /** A row of links, or the `offset`-th of its members. */
  #inFarm({ directory, depth, ends, farms }: Frame<F>, place: number, offset: number): Spot<F> {
    const farm = farms[place - ends.length]!;
    if (offset === 0) return { end: directory, directory, depth, below: this.#membersShown(farm), farm };
    return { end: farm.members[offset - 1]!, directory, depth: depth + 1, below: 0 };
  }

  #farmRowOf(frame: Frame<F>, node: number): number | undefined {
    for (const [i, farm] of frame.farms.entries()) {
      const place = farm.members.indexOf(node);
      if (place < 0) continue;
      const row = frame.row + 1 + frame.starts[frame.ends.length + i]!;
      return this.#tree.isFarmOpen(farm) ? row + 1 + place : row;
    }
    return undefined;
  }

  /** How many names of the path, from the `left`-th on, are in the chain that goes on to `end`. */
  #along(path: readonly number[], left: number, end: number): number {
    const first = path[left]!;
    const chain = [end];
    for (let at = end; at !== first; ) chain.push((at = this.#tree.parent(at)));
    let steps = 0;
    while (steps < left && steps + 1 < chain.length && path[left - steps - 1] === chain[chain.length - 2 - steps])
      steps++;
    return steps;
  }
}

function rowsIn({ starts }: { readonly starts: Uint32Array }): number {
  return starts[starts.length - 1]!;
}

/** The last place that starts at or before `offset`. */
function placeAt(starts: Uint32Array, offset: number): number {
  let [from, to] = [0, starts.length - 1];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (starts[middle]! <= offset) from = middle;
    else to = middle;
  }
  return from;
}
