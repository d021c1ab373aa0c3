import type { ImageChoice, Progress } from '../model/openImage.ts';
import type { Environment } from './spool.ts';

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
  /** Asks which of several images to open; answers with a place in the list. */
  choose?(choices: readonly ImageChoice[]): Promise<number>;
};
