import type { Platform, RunConfig } from '../../model/image.ts';
import type { Complain } from './complaints.ts';
import { type Fields, fieldsOf, isObject } from './fields.ts';
import { type ConfigStep, configSteps } from './history.ts';
import { parseJson } from './json.ts';
import { emptyRunConfig, present, runConfig } from './runConfig.ts';

/** Docker stops at 127 layers, containerd was seen to load 300. */
export const mostLayers = 1000;

/** What an image config says (OCI image-spec config.md). */
export type ImageConfig = {
  /** Digest of its bytes, `sha256:…`; empty where the form has no config. */
  readonly id: string;
  /** Members are empty where the config does not say. */
  readonly platform: Platform;
  readonly created?: string;
  readonly author?: string;
  readonly dockerVersion?: string;
  readonly run: RunConfig;
  readonly raw: unknown;
  readonly diffIds: readonly string[];
  readonly steps: readonly ConfigStep[];
};

/** What stands in for a config that is missing or unreadable. */
export function emptyConfig(id: string): ImageConfig {
  return { id, platform: { os: '', architecture: '' }, run: emptyRunConfig, raw: {}, diffIds: [], steps: [] };
}

/** Reads a config; undefined when the bytes are no JSON object. What is wrong inside it is complained about. */
export function imageConfig(data: Uint8Array, id: string, complain: Complain): ImageConfig | undefined {
  const json = parseJson(data);
  if (!json || !isObject(json.value)) return undefined;
  if (json.trailing) complain('text follows the JSON of the image config', 'manifest-trailing');
  const fields = fieldsOf(json.value, 'the image config', complain);
  return {
    id,
    ...descriptionIn(fields, complain),
    diffIds: fields.object('rootfs')?.texts('diff_ids', mostLayers) ?? [],
    steps: configSteps(fields.objects('history')),
  };
}

/** What a config of today and the JSON of a v1 layer have in common. */
export function descriptionIn(
  fields: Fields,
  complain: Complain,
): Pick<ImageConfig, 'platform' | 'created' | 'author' | 'dockerVersion' | 'run' | 'raw'> {
  const run = fields.object('config');
  return {
    platform: platformIn(fields),
    ...present('created', time(fields.text('created'), complain)),
    ...present('author', fields.text('author')),
    ...present('dockerVersion', fields.text('docker_version') || undefined),
    run: run ? runConfig(run) : emptyRunConfig,
    raw: fields.raw('config') ?? {},
  };
}

/** The platform that a config or a descriptor names. */
export function platformIn(fields: Fields): Platform {
  return {
    os: fields.text('os') ?? '',
    architecture: fields.text('architecture') ?? '',
    ...present('variant', fields.text('variant') || undefined),
  };
}

/** A time as written, when it is one. */
function time(text: string | undefined, complain: Complain): string | undefined {
  if (text === undefined || !Number.isNaN(Date.parse(text))) return text;
  complain('created in the image config is no time');
  return undefined;
}
