import type { Stack } from '../layers/stack.ts';
import type { OpenImage } from '../model/openImage.ts';
import { SideBySide } from './sideBySide.ts';
import type { Slices } from './slices.ts';
import { contentOf, plainBytes } from './versionContent.ts';
import { WindowReader } from './windowReader.ts';

/** Whether contents of two images (or twice of one) that lie plain are equal. */
export type SameContents = {
  /** Of two small ones, which lie in windows; undefined for all others. */
  atOnce(left: number, right: number): boolean | undefined;
  /** Side by side; undefined where one of them is compressed or missing. */
  read(left: number, right: number): Promise<boolean | undefined>;
};

type Source = { readonly open: OpenImage; readonly stack: Stack };

export function sameContents(left: Source, right: Source, slices: Slices): SameContents {
  const ours = new WindowReader(left.open, left.stack);
  const theirs = new WindowReader(right.open, right.stack);
  const sideBySide = new SideBySide();
  return {
    atOnce(a, b) {
      if (!ours.lend(a) || !theirs.lend(b)) return undefined;
      return ours.buffer.compare(theirs.buffer, theirs.start, theirs.end, ours.start, ours.end) === 0;
    },
    async read(a, b) {
      const before = plainBytes(left.open, contentOf(left.stack, a));
      const after = plainBytes(right.open, contentOf(right.stack, b));
      return before === undefined || after === undefined ? undefined : sideBySide.areEqual(before, after, slices);
    },
  };
}
