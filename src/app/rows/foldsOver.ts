import type { Folds } from '../state.ts';

/** Below this many a copy takes no time. */
const fewFolds = 1000;

/** Folds with some more, which count. After `Z` there are a hundred thousand: those are not copied for each key. */
export function withMoreFolds(folds: Folds, keys: readonly (number | string)[], open: boolean): Folds {
  const isOver = folds instanceof FoldsOver && folds.more.size < fewFolds;
  const more = new Map(isOver ? folds.more : folds.size > fewFolds ? [] : folds);
  for (const key of keys) more.set(key, open);
  if (folds.size <= fewFolds) return more;
  return new FoldsOver(isOver ? folds.base : folds instanceof FoldsOver ? new Map(folds) : folds, more);
}

/** Few folds laid over many. */
class FoldsOver implements Folds {
  readonly base: Folds;
  readonly more: ReadonlyMap<number | string, boolean>;
  readonly size: number;

  constructor(base: Folds, more: ReadonlyMap<number | string, boolean>) {
    this.base = base;
    this.more = more;
    this.size = base.size + [...more.keys()].filter((key) => !base.has(key)).length;
  }

  get(key: number | string): boolean | undefined {
    return this.more.get(key) ?? this.base.get(key);
  }

  has(key: number | string): boolean {
    return this.more.has(key) || this.base.has(key);
  }

  *entries(): MapIterator<[number | string, boolean]> {
    for (const [key, open] of this.base) if (!this.more.has(key)) yield [key, open];
    yield* this.more;
  }

  *keys(): MapIterator<number | string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<boolean> {
    for (const [, open] of this.entries()) yield open;
  }

  forEach(each: (open: boolean, key: number | string, folds: Folds) => void): void {
    for (const [key, open] of this.entries()) each(open, key, this);
  }

  [Symbol.iterator](): MapIterator<[number | string, boolean]> {
    return this.entries();
  }
}
