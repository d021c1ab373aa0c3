import type { ImageReference } from '../imageReference.ts';
import type { EngineAnswer, EngineOptions } from './engineAnswer.ts';

/**
 * The image that Docker, else Podman, has under `reference`, exported into a spool. Nothing is ever pulled. Expected
 * failures come back as refusals; throws UserError when the spool cannot be written, the signal's reason when aborted.
 */
export async function openEngineImage(_reference: ImageReference, _options: EngineOptions): Promise<EngineAnswer> {
  return { refusals: [] };
}
