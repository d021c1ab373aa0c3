import type { ImageChoice, Progress } from '../model/openImage.ts';
import type { HearBlob } from './arrivingBlobs.ts';
import type { Environment } from './spool.ts';

/** What opening an image has to do with the indexes of its layers. `SharedIndexes` of load/ is one. */
export type LayerMemory = {
  /** Hears of the blobs of a stream as they arrive, so that layers are read while the rest still comes. */
  readonly arrived: HearBlob;
  /** Whether the indexes of all these layers are at hand without their bytes. */
  knows(identities: readonly (string | undefined)[]): Promise<boolean>;
  /** What was kept under a name that is no layer's. */
  recall(name: string): Promise<Uint8Array | undefined>;
  keep(name: string, data: Uint8Array): void;
};

/** What a person said beside the reference, and the world around the program. */
export type SourceOptions = {
  /** Which of several images: a name, short forms too, or `@N` counted from 1. */
  readonly image?: string;
  /** `os/architecture[/variant]`. */
  readonly platform?: string;
  readonly env: Environment;
  /** `--host` and `--context`, for engines. */
  readonly host?: string;
  readonly context?: string;
  /** Standard input, asked for when an image comes from there: opening it takes Node 5 ms. */
  stdin?(): AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
  /** The same of contents that are fetched after the image was opened, undefined when they are there; `onProgress` unless told. */
  onContents?(progress: Progress | undefined): void;
  /** Where layers are read, and known from earlier. */
  readonly indexes?: LayerMemory;
  /** Asks which of several images to open; answers with a place in the list. */
  choose?(choices: readonly ImageChoice[]): Promise<number>;
};
