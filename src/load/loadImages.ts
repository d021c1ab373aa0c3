import type { Stack } from '../layers/stack.ts';
import { eitherSignal } from '../model/eitherSignal.ts';
import type { OpenImage, Progress } from '../model/openImage.ts';
import type { SideName } from '../model/sideName.ts';
import { loadImage } from './loadImage.ts';
import { SharedIndexes } from './sharedIndexes.ts';

/** How far both images are; absent until a side has something to tell. */
export type PairProgress = {
  readonly left?: Progress;
  readonly right?: Progress;
  /** Layers that both have and that were read once. */
  readonly spared: number;
};

export type PairOptions = {
  onProgress?(progress: PairProgress): void;
  /** Hears of each image when it is ready: it can be looked at while the other one is read. */
  onLoaded?(side: SideName, stack: Stack, open: OpenImage): void;
  readonly signal?: AbortSignal;
  readonly indexes?: SharedIndexes;
};

/**
 * Loads two images at once, each as soon as it is open; layers that are the same bytes of one file are read once. Keeps
 * both open. Throws the signal's reason when aborted; when one image fails, the other one is not read on.
 */
export async function loadImages(
  left: OpenImage | Promise<OpenImage>,
  right: OpenImage | Promise<OpenImage>,
  options: PairOptions = {},
): Promise<{ readonly left: Stack; readonly right: Stack }> {
  const { indexes = new SharedIndexes() } = options;
  const failure = new AbortController();
  const signal = eitherSignal(options.signal, failure.signal);
  let told: Omit<PairProgress, 'spared'> = {};
  const load = async (side: SideName, opening: OpenImage | Promise<OpenImage>): Promise<Stack> => {
    const onProgress = (progress: Progress): void => {
      told = { ...told, [side]: progress };
      options.onProgress?.({ ...told, spared: indexes.spared });
    };
    const open = await opening;
    const stack = await loadImage(open, { onProgress, signal, indexes });
    options.onLoaded?.(side, stack, open);
    return stack;
  };
  try {
    const [a, b] = await Promise.all([load('left', left), load('right', right)]);
    return { left: a, right: b };
  } catch (error) {
    failure.abort(error);
    throw error;
  }
}
