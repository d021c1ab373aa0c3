import { compressionOf } from '../archive/compression/compression.ts';
import type { Identify } from '../archive/image/blobStore.ts';
import { beginsAsTar } from '../archive/image/contentKind.ts';
import { TarReader } from '../archive/tar/tarReader.ts';
import { readAll } from '../model/bytes.ts';
import type { LayerBytes, OpenImage } from '../model/openImage.ts';
import type { TarEntry } from '../model/tarEntry.ts';
import { descriptorBytes } from './descriptorBytes.ts';

/** Hears of a blob that may be a layer as soon as all of it has arrived. `signal`: nobody wants it any more. */
export type HearBlob = (blob: LayerBytes, signal: AbortSignal) => void;

/** What in an outer archive may be a layer: the system's tools are not started for what nobody asked for. */
const ours = new Set<LayerBytes['compression']>(['none', 'gzip', 'zstd']);

/**
 * Follows the headers of an archive that is being written to a file, and tells of each file in it that begins as a layer
 * does: its content decides, never its name. Reading it can then begin while the rest still arrives.
 */
export class ArrivingBlobs {
  readonly #descriptor: number;
  readonly #hear: HearBlob;
  readonly #identify: Identify | undefined;
  readonly #told = new Map<number, AbortController>();
  readonly #reader: TarReader;
  #file: { readonly name: string; readonly start: number; readonly length: number } | undefined;

  constructor(descriptor: number, hear: HearBlob, identify?: Identify) {
    this.#descriptor = descriptor;
    this.#hear = hear;
    this.#identify = identify;
    this.#reader = new TarReader({
      entry: (entry) => this.#begin(entry),
      contentEnd: () => this.#end(),
      // they are told when the archive is opened
      problem: () => {},
    });
  }

  /** The next bytes of the archive, which have been written. */
  write(chunk: Uint8Array): void {
    this.#reader.write(chunk);
  }

  /** Drops what is no layer of the image that was opened from the archive. */
  keepOnly({ image, openLayer }: OpenImage): void {
    const wanted = new Set(image.layers.map(({ position }) => openLayer(position)?.place?.start));
    for (const [start, controller] of this.#told) if (!wanted.has(start)) controller.abort();
  }

  /** Drops everything: the file is about to be closed. */
  stop(): void {
    for (const controller of this.#told.values()) controller.abort();
    this.#told.clear();
  }

  #begin({ name, kind, body, stored, sparse }: TarEntry): void {
    const isWhole = kind === 'file' && sparse === undefined && stored > 0;
    this.#file = isWhole ? { name, start: body, length: stored } : undefined;
  }

  #end(): void {
    if (this.#file === undefined) return;
    const { name, start, length } = this.#file;
    const bytes = descriptorBytes(this.#descriptor, start, length);
    const compression = compressionOf(bytes);
    if (!ours.has(compression) || (compression === 'none' && !beginsAsTar(readAll(bytes, 0, 512)))) return;
    const identity = this.#identify?.(name, start, length);
    const place = { descriptor: this.#descriptor, start, length };
    const controller = new AbortController();
    this.#told.set(start, controller);
    this.#hear({ bytes, compression, place, ...(identity !== undefined && { identity }) }, controller.signal);
  }
}
