import { type Platform, platformText } from '../model/image.ts';
import type { ImageChoice } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { matchingImages } from './nameMatch.ts';
import { hostPlatform, matchesPlatform, parsePlatform } from './platformMatch.ts';
import type { SourceOptions } from './sourceOptions.ts';

/** Images that a message lists. */
const mostListed = 20;

/** What choosing needs to know of an image. */
export type Candidate = { readonly platform: Platform; readonly choice: ImageChoice };

/**
 * The place of the image to open. `--image` picks by name, `--platform` by platform; what is left of one name is one
 * image for several platforms, of which the host's is taken, else the first complete one; between several images
 * `options.choose` decides. Throws UserError, with what is there and how to ask for it, when nothing or too much is
 * left. `place` is what holds the images: `docker archive x.tar`.
 */
export async function chooseImage(
  candidates: readonly Candidate[],
  options: Pick<SourceOptions, 'image' | 'platform' | 'choose'>,
  place: string,
): Promise<number> {
  const all = candidates.map((_, i) => i);
  const position = /^@(\d+)$/.exec(options.image ?? '')?.[1];
  const named = options.image === undefined || position !== undefined ? all : byName(candidates, options.image, place);
  const fitting = options.platform === undefined ? named : byPlatform(candidates, named, options.platform, place);
  const images = oneForEachImage(candidates, fitting);
  if (position !== undefined) return atPosition(candidates, images, Number(position), place);
  const [first, second] = images;
  if (first !== undefined && second === undefined) return first;
  if (!options.choose) throw severalImages(candidates, images, place);
  const chosen = images[await options.choose(images.map((i) => candidates[i]!.choice))];
  if (chosen === undefined) throw severalImages(candidates, images, place);
  return chosen;
}

function byName(candidates: readonly Candidate[], name: string, place: string): readonly number[] {
  const found = matchingImages(
    name,
    candidates.map(({ choice }) => choice),
  );
  if (found.length > 0) return found;
  const images = oneForEachImage(candidates, [...candidates.keys()]);
  throw new UserError(`${place} holds no image named ${name}`, { hint: `It holds: ${listing(candidates, images)}` });
}

function byPlatform(
  candidates: readonly Candidate[],
  places: readonly number[],
  text: string,
  place: string,
): readonly number[] {
  const wanted = parsePlatform(text);
  if (!wanted)
    throw new UserError(`${text} is no platform`, { hint: 'Write --platform os/architecture, as linux/arm64.' });
  const fitting = places.filter((i) => matchesPlatform(wanted, candidates[i]!.platform));
  if (fitting.length > 0) return fitting;
  const there = [...new Set(places.map((i) => candidates[i]!.choice.platform || 'a platform that it does not name'))];
  throw new UserError(`${place} has no image for ${platformText(wanted)}`, { hint: `It has: ${there.join(', ')}.` });
}

function atPosition(
  candidates: readonly Candidate[],
  images: readonly number[],
  position: number,
  place: string,
): number {
  const chosen = images[position - 1];
  if (chosen !== undefined) return chosen;
  const count = images.length === 1 ? 'one image' : `${images.length} images`;
  throw new UserError(`${place} holds ${count}, there is no @${position}`, {
    hint: `It holds: ${listing(candidates, images)}`,
  });
}

/** Images that share their names and differ in platform are one image; one of them stands for it. */
function oneForEachImage(candidates: readonly Candidate[], places: readonly number[]): readonly number[] {
  const groups = new Map<string, number[]>();
  for (const i of places) {
    const key = JSON.stringify(candidates[i]!.choice.names);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  const images = [...groups.values()].flatMap((group) => {
    const platforms = new Set(group.map((i) => candidates[i]!.choice.platform));
    return platforms.size === group.length
      ? [{ first: group[0]!, place: preferred(candidates, group) }]
      : group.map((i) => ({ first: i, place: i }));
  });
  // In the order of the archive, so that @N means the same on every host.
  return images.sort((a, b) => a.first - b.first).map(({ place }) => place);
}

function preferred(candidates: readonly Candidate[], group: readonly number[]): number {
  const host = hostPlatform();
  const complete = group.filter((i) => candidates[i]!.choice.incomplete === undefined);
  const forHost = (i: number) => matchesPlatform(host, candidates[i]!.platform);
  return complete.find(forHost) ?? complete[0] ?? group.find(forHost) ?? group[0]!;
}

function severalImages(candidates: readonly Candidate[], images: readonly number[], place: string): UserError {
  return new UserError(`${place} holds ${images.length} images`, {
    hint: `Choose one: ${listing(candidates, images)}`,
  });
}

/** `--image a:1, --image @2 (untagged, 1234567890ab)`. */
function listing(candidates: readonly Candidate[], images: readonly number[]): string {
  const rows = images.slice(0, mostListed).map((i, n) => {
    const { names, id } = candidates[i]!.choice;
    const name = names[0];
    const unique =
      name !== undefined && images.filter((other) => candidates[other]!.choice.names[0] === name).length === 1;
    const short = id.replace(/^sha256:/, '').slice(0, 12);
    return unique ? `--image ${name}` : `--image @${n + 1} (${name ?? 'untagged'}, ${short})`;
  });
  const rest = images.length - rows.length;
  return rows.join(', ') + (rest > 0 ? `, and ${rest} more: --image @N` : '');
}
