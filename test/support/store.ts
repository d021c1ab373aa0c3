import { archiveImages } from '../../src/archive/image/archiveImages.ts';
import { type BlobStore, tarStore } from '../../src/archive/image/blobStore.ts';
import type { StoredImage } from '../../src/archive/image/storedImage.ts';
import { tarDirectory } from '../../src/archive/tar/tarDirectory.ts';
import { memoryBytes } from '../../src/model/bytes.ts';
import { tarOf } from './archive.ts';

/** The store of an archive in memory. */
export function storeOfTar(tar: Uint8Array): BlobStore {
  return tarStore(tarDirectory(memoryBytes(tar)), memoryBytes(tar));
}

/** The store of an archive of these files. Objects are written as JSON. */
export async function storeOf(files: Iterable<readonly [string, unknown]>): Promise<BlobStore> {
  const texts = [...files].map(([name, body]): [string, Uint8Array | string] => [
    name,
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  ]);
  return storeOfTar(await tarOf(texts));
}

/** The images of a store that is known to hold some. */
export function imagesOf(store: BlobStore): readonly StoredImage[] {
  const found = archiveImages(store);
  if (found.reason !== undefined) throw new Error(found.reason);
  return found.images;
}
