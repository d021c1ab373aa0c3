import type { KeptImage } from '../keptImage.ts';
import type { SourceOptions } from '../sourceOptions.ts';
import type { Spool } from '../spool.ts';

export type EngineKind = 'docker' | 'podman';

/** What of an engine's `inspect` is used; the rest comes out of the archive, where the raw config is. */
export type Inspection = {
  /** As the engine counts: a config digest, in the containerd store the digest of a manifest or index. */
  readonly id: string;
  /** Every name the engine has for the image, raw. */
  readonly names: readonly string[];
  /** Base first; empty when the engine does not say. */
  readonly diffIds: readonly string[];
  readonly size?: number;
};

/** What `openEngineImage` and `listEngineImages` need to know; `SourceOptions` fits. */
export type EngineOptions = Pick<
  SourceOptions,
  'env' | 'host' | 'context' | 'platform' | 'signal' | 'onProgress' | 'indexes'
> & {
  /** Asks this kind of engine alone: the schemes `docker-daemon:` and `podman:`. */
  readonly only?: EngineKind;
  /** What is kept of an image that an engine of this machine describes: enough to open it without an export, or undefined. */
  recall?(kind: EngineKind, described: Inspection): Promise<KeptImage | undefined>;
};

/** One image of an engine, and what only the engine knows of it. */
export type DescribedImage = {
  /** What the engine says it is. */
  readonly kind: EngineKind;
  /** For `Image.source`: `docker (context default)`. */
  readonly source: string;
  /** Every name the engine has for the image, raw. An export by id or digest carries none of them. */
  readonly names: readonly string[];
  /** As the engine counts: a config digest, in the containerd store the digest of a manifest or index. */
  readonly id: string;
  /**
   * Diff ids of the image by the engine's own word, base first. Absent where it is not taken: of an engine far away,
   * which could say anything of layers that others have too.
   */
  readonly diffIds?: readonly string[];
};

/** One image as its engine exported it: the bytes of `docker save`. */
export type EngineImage = DescribedImage & {
  /** The archive; the receiver closes it. */
  readonly spool: Spool;
};

/** One image that is known without an export. */
export type RecalledImage = Required<DescribedImage> & {
  readonly kept: KeptImage;
  /** Has it exported after all. Throws UserError when the engine does not give it any more. */
  export(options: Pick<EngineOptions, 'onProgress' | 'signal'>): Promise<Spool>;
};

/**
 * Why a place did not give the image. `unreachable`: no engine answered. `missing`: the engine has no such image.
 * `failed`: the engine answered, and not as it should.
 */
export type EngineRefusal = {
  readonly problem: 'unreachable' | 'missing' | 'failed';
  /** `docker at unix:///var/run/docker.sock (context default)`. */
  readonly place: string;
  /** `no such file`, `permission denied`, the engine's own words: raw, whoever prints sanitises. */
  readonly reason: string;
  /** What to try, a sentence or two; absent when nothing is known that is better than the general hint. */
  readonly hint?: string;
};

/** Either the image, or one refusal for every place that was tried, in the order of trying. */
export type EngineAnswer =
  | { readonly found: EngineImage }
  | { readonly found?: undefined; readonly recalled?: RecalledImage; readonly refusals: readonly EngineRefusal[] };

/** One image that an engine has, for a picker. */
export type EngineListing = {
  /** Where it was looked for: `only` with this kind, or its scheme, leads there again, whoever answered. */
  readonly kind: EngineKind;
  /** `docker (context default)`. */
  readonly source: string;
  /** Raw; empty for an untagged image. */
  readonly names: readonly string[];
  readonly id: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly created: number;
};
