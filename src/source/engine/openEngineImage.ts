import type { ImageReference } from '../imageReference.ts';
import type { EngineAnswer, EngineImage, EngineOptions, EngineRefusal } from './engineAnswer.ts';
import { engineAnswers } from './engineAnswers.ts';
import type { EnginePlace } from './enginePlaces.ts';
import { exportImage } from './exportImage.ts';
import { type Engine, isRefusal } from './visitEngine.ts';

/**
 * The image that Docker, else Podman, has under `reference`, exported into a spool. Nothing is ever pulled. Expected
 * failures come back as refusals; throws UserError when the spool cannot be written, the signal's reason when aborted.
 */
export async function openEngineImage(reference: ImageReference, options: EngineOptions): Promise<EngineAnswer> {
  const refusals: EngineRefusal[] = [];
  const exported = async (engine: Engine, { endpoint }: EnginePlace): Promise<EngineImage> => {
    const { diffIds, ...image } = await exportImage(engine, reference, options);
    return 'socketPath' in endpoint ? { ...image, diffIds } : image;
  };
  for await (const answer of engineAnswers(options, exported)) {
    if (!isRefusal(answer)) return { found: answer };
    refusals.push(answer);
  }
  return { refusals };
}
