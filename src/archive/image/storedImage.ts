import { type Platform, platformText } from '../../model/image.ts';
import type { ImageChoice } from '../../model/openImage.ts';
import type { Problem } from '../../model/problem.ts';
import type { BlobStore } from './blobStore.ts';
import type { ImageConfig } from './imageConfig.ts';
import { present } from './runConfig.ts';

/** A layer as a manifest refers to it. */
export type LayerReference = {
  /** The blob's name in the store; absent when no manifest says where the layer is. */
  readonly name?: string;
  /** Digest of the blob as stored. */
  readonly digest?: string;
  /** Bytes of the blob as the manifest says. */
  readonly size?: number;
  readonly mediaType?: string;
  /** The manifest expects it to be fetched from elsewhere (`urls`, foreign media types). */
  readonly foreign?: boolean;
  /** The blob itself, where the manifest carries it (OCI descriptor `data`). */
  readonly data?: Uint8Array;
};

/** One image of an archive or layout, as its manifest and config describe it. */
export type StoredImage = {
  readonly names: readonly string[];
  /** What `--platform` chooses by: of the config, else of the descriptor. */
  readonly platform: Platform;
  readonly config: ImageConfig;
  readonly layers: readonly LayerReference[];
  readonly problems: readonly Problem[];
  /** Digest of the manifest, where the form has one that is named by digest. */
  readonly manifest?: string;
  /** Why there is nothing to open: its manifest is not there or makes no sense. */
  readonly unreadable?: string;
};

/** Whether the bytes of a layer are there, all of them. */
function isPresent(store: BlobStore, layer: LayerReference): boolean {
  if (layer.data) return true;
  const size = layer.name === undefined ? undefined : store.stat(layer.name);
  return size !== undefined && size.present === size.announced;
}

/** The row of a picker. */
export function choiceOf(store: BlobStore, image: StoredImage): ImageChoice {
  const sizes = image.layers.map(
    (layer) => layer.size ?? (layer.name === undefined ? undefined : store.stat(layer.name)?.announced),
  );
  const size = sizes.reduce((sum: number, each) => sum + (each ?? 0), 0);
  const layers = Math.max(image.layers.length, image.config.diffIds.length);
  return {
    names: image.names,
    id: image.config.id || (image.manifest ?? ''),
    platform: platformText(image.platform),
    ...(size > 0 && { size }),
    layers,
    ...present('created', image.config.created),
    ...present('incomplete', incompleteness(store, image, layers)),
  };
}

function incompleteness(store: BlobStore, image: StoredImage, layers: number): string | undefined {
  if (image.unreadable !== undefined) return image.unreadable;
  const missing = layers - image.layers.filter((layer) => layer.foreign || isPresent(store, layer)).length;
  return missing > 0 ? `${missing} of ${layers} layers are not in the ${store.kind}` : undefined;
}
