import { archiveImages, type Form } from '../archive/image/archiveImages.ts';
import type { BlobStore } from '../archive/image/blobStore.ts';
import { openStored } from '../archive/image/openStored.ts';
import { choiceOf } from '../archive/image/storedImage.ts';
import type { OpenImage } from '../model/openImage.ts';
import { UserError } from '../model/userError.ts';
import { chooseImage } from './chooseImage.ts';
import { NoImage, unreadable } from './noImage.ts';
import type { SourceOptions } from './sourceOptions.ts';

/** Where a store comes from, for names and messages. */
export type Origin = {
  /** How a message names it: `hello.tar`, `standard input`. */
  readonly name: string;
  /** `Image.source`, given what form the store turned out to have. */
  source(form: Form): string;
  /** What the person asked for, when that names an image and not a place. */
  readonly reference?: string;
  /** Names that are known from elsewhere, as from the engine. */
  readonly names?: readonly string[];
};

/**
 * Opens the image of a store that `options` asks for; `close` is called with the image, or at once when there is none.
 * Throws NoImage when nothing in it is an image, UserError when the wanted one is not there or cannot be read.
 */
export async function openStore(
  store: BlobStore,
  origin: Origin,
  options: SourceOptions,
  close: () => void,
): Promise<OpenImage> {
  try {
    const found = archiveImages(store);
    if (found.reason !== undefined) throw noImage(store, origin, found.reason);
    const { form, images, others } = found;
    if (images.length === 0) throw noImage(store, origin, emptiness(others));
    const candidates = images.map((image) => ({ platform: image.platform, choice: choiceOf(store, image) }));
    const source = origin.source(form);
    const chosen = images[await chooseImage(candidates, options, source)]!;
    if (chosen.unreadable !== undefined) {
      throw new UserError(`the image in ${source} cannot be read: ${chosen.unreadable}`, {
        hint: 'Save it again, with all of its content.',
      });
    }
    const names = [...new Set([...(origin.names ?? []), ...chosen.names])];
    const asked = names.find((name) => name === options.image);
    const reference = origin.reference ?? asked ?? names[0] ?? (shortId(chosen.config.id) || origin.name);
    return { ...openStored(store, { ...chosen, names }, reference, source), close };
  } catch (error) {
    close();
    throw unreadable(origin.name, error);
  }
}

/** What an engine wrote where the archive should go on explains more than what is missing in it. */
function noImage(store: BlobStore, origin: Origin, reason: string): NoImage {
  if (store.engineError !== undefined) {
    return new NoImage(
      origin.name,
      `breaks off before its manifest, with this error of the engine: ${store.engineError}`,
      'Save the image again; if the error stays, the engine lacks a part of the image: pull or build it again.',
    );
  }
  if (store.problems.some(({ code }) => code === 'truncated-archive')) {
    return new NoImage(origin.name, `breaks off before its manifest: it ${reason}`, 'Save or copy it again.');
  }
  const wanted = 'layerscope reads what docker save, podman save, skopeo and Nix write, and OCI layouts.';
  return new NoImage(origin.name, reason, wanted);
}

function emptiness(others: readonly string[]): string {
  return others.length === 0 ? 'lists no images' : `holds no image, but ${[...new Set(others)].join(', ')}`;
}

function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
