import type { EngineListing, EngineOptions, EngineRefusal } from './engineAnswer.ts';
import { engineAnswers } from './engineAnswers.ts';
import type { EnginePlace } from './enginePlaces.ts';
import { imageNames } from './inspectImage.ts';
import { type Engine, isRefusal } from './visitEngine.ts';

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
  for await (const answer of engineAnswers(options, listed)) {
    if (isRefusal(answer)) refusals.push(answer);
    else images.push(...answer);
  }
  return { images, refusals };
}

async function listed({ docker, source }: Engine, { kind }: EnginePlace): Promise<EngineListing[]> {
  const answer: unknown = await docker.listImages();
  const images = Array.isArray(answer) ? answer.filter(isListed) : [];
  return images.map((image) => ({ kind, source, ...listing(image) })).sort((a, b) => b.created - a.created);
}

type Listed = { readonly Id: string; readonly RepoTags?: unknown; readonly Size?: unknown; readonly Created?: unknown };

function isListed(image: unknown): image is Listed {
  return typeof image === 'object' && image !== null && 'Id' in image && typeof image.Id === 'string';
}

/** Seconds since 1970 that a Date can hold. */
const latestDate = 8.64e12;

function listing(image: Listed): Pick<EngineListing, 'names' | 'id' | 'size' | 'created'> {
  const size = typeof image.Size === 'number' ? image.Size : 0;
  const created = typeof image.Created === 'number' && Math.abs(image.Created) <= latestDate ? image.Created : 0;
  return { names: imageNames(image.RepoTags), id: image.Id, size, created };
}
