import type { Bytes } from './bytes.ts';
import type { Image } from './image.ts';

export type Compression = 'none' | 'gzip' | 'zstd' | 'xz' | 'bzip2';

/** The bytes of one layer as they lie in the source. */
export type LayerBytes = {
  /** The blob as stored. */
  readonly bytes: Bytes;
  /** By magic, never by name or media type. */
  readonly compression: Compression;
  /** The descriptor and range the bytes lie in, for workers; absent when they lie in memory. */
  readonly place?: { readonly descriptor: number; readonly start: number; readonly length: number };
  /**
   * What names these very bytes for good, in later processes too: a range of a file that nobody wrote to since, or the
   * digest that an engine answers for. The cache goes by it. Absent where nobody does: standard input, an export's claims.
   */
  readonly identity?: string;
  /** The bytes were not fetched (`OpenImage.fetch`): nothing but the identity may be asked for. */
  readonly away?: true;
};

/** What every source returns: one image, its layers' bytes on demand. */
export type OpenImage = {
  readonly image: Image;
  /** The bytes of the layer at `position` (from 1); undefined when the source does not have them (`missing-blob`). */
  openLayer(position: number): LayerBytes | undefined;
  /**
   * Of an image that was opened by what is known of it: brings its bytes here. Before that `openLayer` gives the layers'
   * names only. Rejects with UserError when they cannot be had, with the signal's reason when aborted.
   */
  fetch?(signal?: AbortSignal): Promise<void>;
  /** Closes descriptors; the image cannot be read afterwards. Safe to call twice. */
  close(): void;
};

/** One image among several in an archive, layout or engine: what a picker lists. */
export type ImageChoice = {
  /** Names, raw; empty for an untagged image. */
  readonly names: readonly string[];
  readonly id: string;
  readonly platform: string;
  /** Bytes of the blobs, where known. */
  readonly size?: number;
  /** Absent where an engine lists without saying. */
  readonly layers?: number;
  readonly created?: string;
  /** Why it cannot be opened whole; absent when it can. */
  readonly incomplete?: string;
};

/** How opening goes, for the loading screen. `total` is absent while unknown; `opened`: once the image is open. */
export type Progress = {
  readonly stage: string;
  readonly done: number;
  readonly total?: number;
  readonly opened?: OpenedLayers;
};

/** An image whose layers are being read, and how far each of them is, base first. */
export type OpenedLayers = { readonly image: Image; readonly layers: readonly LayerProgress[] };

export type LayerProgress = {
  /** Bytes of the blob as stored; absent when the source does not have it. */
  readonly size?: number;
  /** How many of them were read; absent while the layer waits. */
  readonly done?: number;
  /** It is read: the bytes of its files, and how many entries it has. */
  readonly read?: { readonly bytes: number; readonly entries: number };
};
