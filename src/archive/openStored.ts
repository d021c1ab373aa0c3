import { memoryBytes } from '../model/bytes.ts';
import type { Image, Layer } from '../model/image.ts';
import type { LayerBytes } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import type { BlobStore, StoredBlob } from './blobStore.ts';
import { complaints } from './complaints.ts';
import { compressionOf } from './compression.ts';
import { historyOfLayers } from './history.ts';
import { layerProblem } from './layerProblem.ts';
import { present } from './runConfig.ts';
import type { LayerReference, StoredImage } from './storedImage.ts';

/** The image, and its layers' bytes by position. */
export type OpenStored = { readonly image: Image; openLayer(position: number): LayerBytes | undefined };

/**
 * Opens an image of a store: layers get their history, their bytes are looked for, and what is missing or odd becomes
 * a problem of its layer, so that the others can be looked at. `source` is for people: `docker archive hello.tar`.
 */
export function openStored(store: BlobStore, stored: StoredImage, reference: string, source: string): OpenStored {
  const { config } = stored;
  const { complain, problems: notes } = complaints();
  const count = Math.max(stored.layers.length, config.diffIds.length);
  if (stored.layers.length !== config.diffIds.length && config.diffIds.length > 0) {
    complain(`the manifest has ${stored.layers.length} layers, the image config ${config.diffIds.length}`);
  }
  const { history, stories } = historyOfLayers(config.steps, count, complain);
  const references = Array.from({ length: count }, (_, i) => stored.layers[i] ?? {});
  const opened = references.map((layer) => openBlob(store, layer));
  const layerProblems = references.flatMap((layer, i) => layerProblem(store, layer, opened[i], i + 1));
  const compressed = opened.some((blob) => blob !== undefined && blob.compression !== 'none');
  const unusable = new Set(
    layerProblems.filter((problem) => unreadableCodes.has(problem.code)).map(({ layer }) => layer),
  );
  const layers = references.map(
    (layer, i): Layer => ({
      position: i + 1,
      diffId: config.diffIds[i] ?? '',
      ...present('digest', layer.digest),
      ...stories[i]!,
      ...(compressed && present('compressedSize', opened[i]?.announced ?? layer.size)),
    }),
  );
  return {
    image: {
      reference,
      names: stored.names,
      id: config.id || (stored.manifest ?? ''),
      source,
      platform: stored.platform,
      ...present('created', config.created),
      ...present('author', config.author),
      config: config.run,
      rawConfig: config.raw,
      layers,
      history,
      problems: [...storeProblems(store, layerProblems), ...stored.problems, ...notes, ...layerProblems],
    },
    openLayer(position) {
      const blob = unusable.has(position) ? undefined : opened[position - 1];
      return blob && { bytes: blob.bytes, compression: blob.compression, ...present('place', blob.place) };
    },
  };
}

const unreadableCodes = new Set<Problem['code']>(['encrypted-layer', 'unsupported-layer']);

type OpenBlob = StoredBlob & Pick<LayerBytes, 'compression'>;

function openBlob(store: BlobStore, layer: LayerReference): OpenBlob | undefined {
  const blob = layer.name === undefined ? undefined : store.open(layer.name);
  const inline = layer.data && { bytes: memoryBytes(layer.data), announced: layer.data.length };
  const found = blob ?? inline;
  return found && { ...found, compression: compressionOf(found.bytes) };
}

/** That the archive breaks off is said once: by its layers, where they know it. */
function storeProblems(store: BlobStore, ofLayers: readonly Problem[]): readonly Problem[] {
  const said = ofLayers.some((problem) => problem.code === 'truncated-archive');
  const engine: Problem[] =
    store.engineError === undefined
      ? []
      : [
          {
            severity: 'error',
            code: 'engine-error',
            message: `the engine broke off the archive: ${store.engineError}`,
          },
        ];
  const own = store.problems.filter(
    ({ code }) => !(said && code === 'truncated-archive') && !(engine.length > 0 && code === 'engine-error'),
  );
  return [...engine, ...own];
}
