import type { EngineListing, EngineOptions, EngineRefusal } from './engineAnswer.ts';
import { enginePlaces } from './enginePlaces.ts';
import { imageNames } from './exportImage.ts';
import { type Engine, isRefusal, visitEngine } from './visitEngine.ts';

/** What the engines have, and the places where no engine answered. */
export type EngineListings = {
  /** Docker's images, then Podman's; the newest first. */
  readonly images: readonly EngineListing[];
  readonly refusals: readonly EngineRefusal[];
};

/** All images of Docker and of Podman, for a picker when nothing is named. Throws the signal's reason when aborted. */
export async function listEngineImages(options: EngineOptions): Promise<EngineListings> {
  const images: EngineListing[] = [];
  const refusals: EngineRefusal[] = [];
  for (const places of enginePlaces(options)) {
    for (const place of places) {
      const answer = await visitEngine(place, options.signal, listed);
      if (!isRefusal(answer)) images.push(...answer);
      else refusals.push(answer);
      if (!isRefusal(answer) || answer.problem !== 'unreachable') break;
    }
  }
  return { images, refusals };
}

async function listed({ docker, kind, source }: Engine): Promise<EngineListing[]> {
  const answer: unknown = await docker.listImages();
  const images = Array.isArray(answer) ? answer.filter(isListed) : [];
  return images.map((image) => ({ kind, source, ...listing(image) })).sort((a, b) => b.created - a.created);
}

type Listed = { readonly Id: string; readonly RepoTags?: unknown; readonly Size?: unknown; readonly Created?: unknown };

function isListed(image: unknown): image is Listed {
  return typeof image === 'object' && image !== null && 'Id' in image && typeof image.Id === 'string';
}

function listing(image: Listed): Pick<EngineListing, 'names' | 'id' | 'size' | 'created'> {
  const size = typeof image.Size === 'number' ? image.Size : 0;
  const created = typeof image.Created === 'number' ? image.Created : 0;
  return { names: imageNames(image.RepoTags), id: image.Id, size, created };
}
