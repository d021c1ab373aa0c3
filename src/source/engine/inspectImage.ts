import type { ImageReference } from '../imageReference.ts';
import type { Inspection } from './engineAnswer.ts';
import { EngineFault, hasStatus } from './engineFailure.ts';
import type { Engine } from './visitEngine.ts';

/** What `engine` says of the image called `reference`. Throws what dockerode throws, EngineFault when that makes no sense. */
export async function inspectImage({ docker }: Engine, reference: ImageReference): Promise<Inspection> {
  const answer: unknown = await docker.getImage(reference.text).inspect().catch(missing);
  if (typeof answer !== 'object' || answer === null || !('Id' in answer) || typeof answer.Id !== 'string') {
    throw new EngineFault({ problem: 'failed', reason: 'its description of the image cannot be read' });
  }
  const size = 'Size' in answer && typeof answer.Size === 'number' && answer.Size > 0 ? { size: answer.Size } : {};
  const names = imageNames('RepoTags' in answer ? answer.RepoTags : undefined);
  return { id: answer.Id, names, diffIds: diffIdsIn('RootFS' in answer ? answer.RootFS : undefined), ...size };
}

function missing(error: unknown): never {
  if (!hasStatus(error, 404)) throw error;
  throw new EngineFault({ problem: 'missing', reason: 'no such image' }, error);
}

/** The diff ids in a `RootFS`, base first; none when it is anything else than expected. */
function diffIdsIn(rootfs: unknown): readonly string[] {
  const layers = typeof rootfs === 'object' && rootfs !== null && 'Layers' in rootfs ? rootfs.Layers : undefined;
  return Array.isArray(layers) && layers.every((layer) => typeof layer === 'string') ? layers : [];
}

/** The names in a `RepoTags`: null for none, and `<none>:<none>` for none in the lists of Docker before 23. */
export function imageNames(tags: unknown): string[] {
  const names = Array.isArray(tags) ? tags : [];
  return names.filter((name) => typeof name === 'string' && name !== '<none>:<none>');
}
