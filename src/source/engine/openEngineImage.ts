import type { ImageReference } from '../imageReference.ts';
import type { EngineAnswer, EngineImage, EngineOptions, EngineRefusal } from './engineAnswer.ts';
import { enginePlaces } from './enginePlaces.ts';
import { exportImage } from './exportImage.ts';
import { isRefusal, visitEngine } from './visitEngine.ts';

/**
 * The image that Docker, else Podman, has under `reference`, exported into a spool. Nothing is ever pulled. Expected
 * failures come back as refusals; throws UserError when the spool cannot be written, the signal's reason when aborted.
 */
export async function openEngineImage(reference: ImageReference, options: EngineOptions): Promise<EngineAnswer> {
  const refusals: EngineRefusal[] = [];
  for (const places of enginePlaces(options)) {
    for (const place of places) {
      const answer = await visitEngine<EngineImage>(place, options.signal, (engine) =>
        exportImage(engine, reference, options),
      );
      if (!isRefusal(answer)) return { found: answer };
      refusals.push(answer);
      // The engine has spoken; another one of its kind would be one that nobody asked.
      if (answer.problem !== 'unreachable') break;
    }
  }
  return { refusals };
}
