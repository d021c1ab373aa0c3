import { archiveImages } from '../../archive/image/archiveImages.ts';
import { tarStore } from '../../archive/image/blobStore.ts';
import { openStored } from '../../archive/image/openStored.ts';
import { tarDirectory } from '../../archive/tar/tarDirectory.ts';
import { memoryBytes } from '../../model/bytes.ts';
import type { OpenImage } from '../../model/openImage.ts';
import { demoArchive } from './demoArchive.ts';
import type { DemoImage } from './demoImages.ts';

/** For whoever shows the demo: what in it is real and what is not. */
export const demoNote =
  "Demo: a real pair's paths, sizes, times and configs; the bodies of most files are stand-ins made here.";

const demoSource = 'demo (made here; bodies of binaries are stand-ins)';

/** Makes one image of the demo in memory and opens it as any other archive is opened. Closing it is not needed. */
export async function openDemo(which: DemoImage): Promise<OpenImage> {
  const bytes = memoryBytes(await demoArchive([which]));
  const store = tarStore(tarDirectory(bytes), bytes);
  const found = archiveImages(store);
  const [stored] = found.reason === undefined ? found.images : [];
  if (!stored) throw new Error(`the archive of ${which} that the demo made has no image`);
  return { ...openStored(store, stored, stored.names[0] ?? which, demoSource), close() {} };
}
