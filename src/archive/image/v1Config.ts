import type { Complain } from './complaints.ts';
import type { Fields } from './fields.ts';
import type { ConfigStep } from './history.ts';
import { descriptionIn, emptyConfig, type ImageConfig } from './imageConfig.ts';
import { present } from './runConfig.ts';

/**
 * The config of an image whose every layer has a JSON of its own (Docker before 1.10, and schema 1 manifests), the
 * newest of which describes the image. `layers` is oldest first. Such images have no config digest: `id` is that of
 * the newest layer.
 */
export function v1Config(layers: readonly Fields[], complain: Complain): ImageConfig {
  const newest = layers.at(-1);
  if (!newest) return emptyConfig('');
  return {
    id: newest.text('id') ?? '',
    ...descriptionIn(newest, complain),
    diffIds: [],
    steps: layers.map(step),
  };
}

function step(layer: Fields): ConfigStep {
  return {
    createdBy: (layer.object('container_config')?.texts('Cmd') ?? []).join(' '),
    comment: layer.text('comment') ?? '',
    ...present('created', layer.text('created')),
    emptyLayer: layer.flag('throwaway'),
  };
}
