import type { Image } from '../model/image.ts';
import type { LayerBytes, OpenImage } from '../model/openImage.ts';
import { unlessAborted } from '../model/unlessAborted.ts';
import { UserError } from '../model/userError.ts';

/** How the contents of a recalled image are got. */
export type Export = (signal: AbortSignal) => Promise<OpenImage>;

/**
 * An image whose layers are all known, so that nothing was exported. `exported` opens the export when contents are asked
 * for: once, for all who ask; who gives up waiting does not end it, closing the image does.
 */
export function recalledImage(image: Image, diffIds: readonly string[], exported: Export): OpenImage {
  const ending = new AbortController();
  let contents: OpenImage | undefined;
  let fetching: Promise<void> | undefined;
  const fetch = async (): Promise<void> => {
    const open = await exported(ending.signal);
    if (ending.signal.aborted || open.image.id !== image.id) {
      open.close();
      ending.signal.throwIfAborted();
      throw changed(image);
    }
    contents = open;
  };
  return {
    image,
    openLayer: (position) => (contents === undefined ? away(diffIds[position - 1]) : contents.openLayer(position)),
    async fetch(signal) {
      if (contents !== undefined) return;
      fetching ??= fetch().finally(() => {
        fetching = undefined;
      });
      // whoever waits hears of a failure, and there may be nobody any more
      fetching.catch(() => undefined);
      await unlessAborted(fetching, signal);
    },
    close() {
      ending.abort(new Error('the image was closed'));
      contents?.close();
    },
  };
}

/** A layer by name; its bytes are with the engine. */
function away(diffId: string | undefined): LayerBytes | undefined {
  if (diffId === undefined) return undefined;
  const read = (): never => {
    throw new Error('contents are read before they were fetched');
  };
  return { bytes: { size: 0, read }, compression: 'none', identity: diffId, away: true };
}

function changed({ reference, source }: Image): UserError {
  return new UserError(`${source} gave another image than ${reference}`, { hint: 'Open it again.' });
}
