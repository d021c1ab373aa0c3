import type { LayerBytes } from '../model/openImage.ts';
import { descriptorBytes } from '../source/descriptorBytes.ts';

/** A layer as plain data, for another thread: descriptors belong to the process, so a thread lays its own bytes on one. */
export type SentLayer = {
  readonly compression: LayerBytes['compression'];
  readonly place: NonNullable<LayerBytes['place']>;
};

/** The layer in the thread that it was sent to. */
export function receivedLayer({ compression, place }: SentLayer): LayerBytes {
  return { bytes: descriptorBytes(place.descriptor, place.start, place.length), compression, place };
}
