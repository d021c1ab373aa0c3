/** Why two layers stand in one row: the same diff id, other diff ids but the same files' contents, the same instruction. */
export type LayerMatch = 'shared' | 'content' | 'instruction';

/** Positions from 1; null where the side has no such layer. `match` is null for a layer that stands alone. */
export type LayerRow = {
  readonly left: number | null;
  readonly right: number | null;
  readonly match: LayerMatch | null;
};

type Partner = { readonly position: number; readonly match: LayerMatch };

/** Which layer of one image stands beside which of the other, while that is found out. Positions count from 1. */
export class LayerMatches {
  readonly #leftCount: number;
  readonly #rightCount: number;
  readonly #ofLeft = new Map<number, Partner>();
  readonly #ofRight = new Map<number, Partner>();

  constructor(leftCount: number, rightCount: number) {
    this.#leftCount = leftCount;
    this.#rightCount = rightCount;
  }

  isFree(left: number, right: number): boolean {
    return !this.#ofLeft.has(left) && !this.#ofRight.has(right);
  }

  add(left: number, right: number, match: LayerMatch): void {
    this.#ofLeft.set(left, { position: right, match });
    this.#ofRight.set(right, { position: left, match });
  }

  freeLeft(): readonly number[] {
    return positions(this.#leftCount).filter((left) => !this.#ofLeft.has(left));
  }

  freeRight(): readonly number[] {
    return positions(this.#rightCount).filter((right) => !this.#ofRight.has(right));
  }

  /** Matches free layers of one key, first with first; undefined keys match nothing. */
  matchAnywhere(match: LayerMatch, leftKey: Key, rightKey: Key): void {
    const waiting = grouped(this.freeRight(), rightKey);
    for (const list of waiting.values()) list.reverse();
    for (const left of this.freeLeft()) {
      const key = leftKey(left);
      const right = key === undefined ? undefined : waiting.get(key)?.pop();
      if (right !== undefined) this.add(left, right, match);
    }
  }

  /** The same, but only where no match crosses another: what has no identity is recognised by its place. */
  matchInOrder(match: LayerMatch, leftKey: Key, rightKey: Key): void {
    const waiting = grouped(this.freeRight(), rightKey);
    const ceilings = this.#ceilings();
    let floor = 0;
    for (let left = 1; left <= this.#leftCount; left++) {
      const partner = this.#ofLeft.get(left);
      const key = partner ? undefined : leftKey(left);
      const right = partner?.position ?? waiting.get(key ?? '')?.find((at) => at > floor && at < ceilings[left]!);
      if (right === undefined) continue;
      floor = Math.max(floor, right);
      if (!partner) this.add(left, right, match);
    }
  }

  /** By left position: the lowest right position among the matches of higher left positions. */
  #ceilings(): Float64Array {
    const ceilings = new Float64Array(this.#leftCount + 2).fill(Number.POSITIVE_INFINITY);
    for (let left = this.#leftCount; left > 0; left--) {
      const above = this.#ofLeft.get(left + 1)?.position ?? Number.POSITIVE_INFINITY;
      ceilings[left] = Math.min(ceilings[left + 1]!, above);
    }
    return ceilings;
  }

  /** Each layer once, in the order of the right side; what stands alone on the left comes before the match it lies below. */
  rows(): readonly LayerRow[] {
    const rows: LayerRow[] = [];
    let next = 1;
    const leftAloneUpTo = (end: number): void => {
      for (; next < end; next++) if (!this.#ofLeft.has(next)) rows.push({ left: next, right: null, match: null });
    };
    for (const [right, end] of this.#gapEnds()) {
      leftAloneUpTo(end);
      const partner = this.#ofRight.get(right);
      rows.push({ left: partner?.position ?? null, right, match: partner?.match ?? null });
    }
    leftAloneUpTo(this.#leftCount + 1);
    return rows;
  }

  /** For each right layer the left position where the gap ends that it lies in. */
  #gapEnds(): readonly (readonly [right: number, end: number])[] {
    const ends: (readonly [number, number])[] = [];
    let end = this.#leftCount + 1;
    for (let right = this.#rightCount; right > 0; right--) {
      end = this.#ofRight.get(right)?.position ?? end;
      ends.push([right, end]);
    }
    return ends.reverse();
  }
}

/** What a layer is recognised by; undefined or empty: by nothing. */
type Key = (position: number) => string | undefined;

function positions(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function grouped(list: readonly number[], keyOf: Key): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const position of list) {
    const key = keyOf(position);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(position);
    else groups.set(key, [position]);
  }
  return groups;
}
