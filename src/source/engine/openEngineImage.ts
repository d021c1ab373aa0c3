import type { ImageReference } from '../imageReference.ts';
import type { EngineAnswer, EngineOptions, EngineRefusal } from './engineAnswer.ts';
import { engineAnswers } from './engineAnswers.ts';
import { exportImage } from './exportImage.ts';
import { isRefusal } from './visitEngine.ts';

/**
 * The image that Docker, else Podman, has under `reference`, exported into a spool. Nothing is ever pulled. Expected
 * failures come back as refusals; throws UserError when the spool cannot be written, the signal's reason when aborted.
 */
export async function openEngineImage(reference: ImageReference, options: EngineOptions): Promise<EngineAnswer> {
  const refusals: EngineRefusal[] = [];
  for await (const answer of engineAnswers(options, (engine) => exportImage(engine, reference, options))) {
    if (!isRefusal(answer)) return { found: answer };
    refusals.push(answer);
  }
  return { refusals };
}
