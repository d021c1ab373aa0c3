import type { Problem } from './problem.ts';

/** The operating system and processor an image is made for, as its config says. */
export type Platform = { readonly os: string; readonly architecture: string; readonly variant?: string };

/** `linux/arm64/v8`, as `--platform` takes it. */
export function platformText(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

/** The run-time part of an image config (OCI image-spec config.md, `config`). Absent fields are absent in the image. */
export type RunConfig = {
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly env: readonly string[];
  readonly user?: string;
  readonly workingDir?: string;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  readonly healthcheck?: readonly string[];
  readonly stopSignal?: string;
  readonly shell?: readonly string[];
  readonly onBuild: readonly string[];
};

/** One tar that the image stacks. `position` counts from 1, base first; it names the layer, because a diff id can occur twice. */
export type Layer = {
  readonly position: number;
  /** Digest of the uncompressed tar, `sha256:…`; empty where the form has none (schema 1). A claim until verified. */
  readonly diffId: string;
  /** Digest of the blob as stored, where the form names one. */
  readonly digest?: string;
  /** The instruction that made it, raw, from the history; empty when the history says nothing. */
  readonly createdBy: string;
  readonly comment: string;
  readonly created?: string;
  /** Bytes of the blob as stored, where the form stores layers compressed. */
  readonly compressedSize?: number;
  /** Store paths that a Nix history comment lists, without `/nix/store/`'s hash removed: full paths. */
  readonly storePaths: readonly string[];
};

/** One step of the image's history; steps without a layer changed only the config. */
export type HistoryStep = {
  readonly createdBy: string;
  readonly comment: string;
  readonly created?: string;
  readonly emptyLayer: boolean;
  /** Position of the layer it made; absent when it made none or the history does not match the layers. */
  readonly layer?: number;
};

/** A container image as one manifest and config describe it. Texts are raw. */
export type Image = {
  /** What the person asked for, or the first name, or the short id. */
  readonly reference: string;
  readonly names: readonly string[];
  /** The config's digest, `sha256:…`. */
  readonly id: string;
  /** Where it was found, for the screen: `docker (context default)`, `docker archive hello.tar`. */
  readonly source: string;
  readonly platform: Platform;
  /** RFC 3339 as in the config. */
  readonly created?: string;
  readonly author?: string;
  /** The Docker that built it (`docker_version`); BuildKit and other builders do not say theirs. */
  readonly dockerVersion?: string;
  readonly config: RunConfig;
  /** The config object's `config` member as parsed, untouched, for reports. */
  readonly rawConfig: unknown;
  readonly layers: readonly Layer[];
  readonly history: readonly HistoryStep[];
  /** What is wrong with manifest, config and blobs; problems inside layers come with their index. */
  readonly problems: readonly Problem[];
};
