import { type BlobStore, tarStore } from '../archive/image/blobStore.ts';
import { beginsAsTar, contentKind } from '../archive/image/contentKind.ts';
import { tarDirectory } from '../archive/tar/tarDirectory.ts';
import { readAll } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { NoImage, unreadable } from './noImage.ts';
import { type Origin, openStore } from './openStore.ts';
import type { SourceOptions } from './sourceOptions.ts';
import { archiveForm } from './sourceText.ts';
import { type ArchiveFile, unpackedArchive } from './unpackedArchive.ts';

/** Enough to tell a script of Nix or the JSON of nix2container by its words. */
const headSize = 16 * 1024;

/**
 * Opens an image of an archive: a tar, or a tar compressed as a whole. Takes `file` over. Throws NoImage with what the
 * bytes are instead, UserError when the wanted image is not in it.
 */
export async function openArchive(
  file: Omit<ArchiveFile, 'problems'>,
  origin: Omit<Origin, 'source'> & Partial<Pick<Origin, 'source'>>,
  options: SourceOptions,
): Promise<OpenImage> {
  const archive = await unpackedArchive(file, options);
  try {
    const source = origin.source ?? ((form) => `${archiveForm(form)} ${origin.name}`);
    const open = await openStore(storeIn(archive, origin.name), { ...origin, source }, options, archive.close);
    archive.keepOnly?.(open);
    return open;
  } catch (error) {
    archive.close();
    throw unreadable(origin.name, error);
  }
}

function storeIn({ bytes, descriptor, problems, identify }: ArchiveFile, name: string): BlobStore {
  const head = readAll(bytes, 0, headSize);
  const fault = problems[0]?.message;
  if (head.length === 0 && fault !== undefined) throw new NoImage(name, `holds nothing that can be read: ${fault}`);
  if (!beginsAsTar(head)) {
    const { what, hint } = contentKind(head);
    throw new NoImage(name, what, hint);
  }
  const store = tarStore(tarDirectory(bytes), bytes, descriptor, identify);
  return { ...store, problems: [...problems, ...store.problems] };
}
