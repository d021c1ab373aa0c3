import type { Progress } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';

type Told = { onProgress?(progress: Progress): void };

/**
 * Does something with one of two images, A or B: what it tells of its progress, and the error by which it fails, say
 * which of the two is meant.
 */
export async function ofSide<O extends Told, T>(
  letter: 'A' | 'B',
  options: O,
  act: (own: O) => Promise<T>,
): Promise<T> {
  const onProgress = ({ stage, ...rest }: Progress): void =>
    options.onProgress?.({ stage: `${letter}: ${stage}`, ...rest });
  try {
    return await act({ ...options, onProgress });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`image ${letter}: ${error.message}`, { hint: placed(error.hint), cause: error });
  }
}

/** Of two images one `--image` is for the image before it; who wrote it at the end is told. */
function placed(hint: string): string {
  return hint.startsWith('Choose one: --image') ? `${hint}; it stands right behind its image` : hint;
}
