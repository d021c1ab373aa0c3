import { memoryBytes } from '../../model/bytes.ts';
import type { Image, Layer } from '../../model/image.ts';
import type { LayerBytes } from '../../model/openImage.ts';
import type { Problem } from '../../model/problem.ts';
import { compressionOf } from '../compression/compression.ts';
import type { BlobStore, StoredBlob } from './blobStore.ts';
import { complaints } from './complaints.ts';
import { historyOfLayers, type LayerStory } from './history.ts';
import { layerProblem } from './layerProblem.ts';
import { present } from './runConfig.ts';
import type { LayerReference, StoredImage } from './storedImage.ts';

/** The image, and its layers' bytes by position. */
export type OpenStored = { readonly image: Image; openLayer(position: number): LayerBytes | undefined };

type OpenBlob = StoredBlob & Pick<LayerBytes, 'compression'>;

/** Layers with these problems have bytes, and no tar in them. */
const unreadableCodes = new Set<Problem['code']>(['encrypted-layer', 'unsupported-layer']);

/**
 * Opens an image of a store: layers get their history, their bytes are looked for, and what is missing or odd becomes
 * a problem of its layer, so that the others can be looked at. `source` is for people: `docker archive hello.tar`.
 */
export function openStored(store: BlobStore, stored: StoredImage, reference: string, source: string): OpenStored {
  const { config } = stored;
  const { complain, problems: notes } = complaints();
  const references = layerReferences(stored);
  if (stored.layers.length !== config.diffIds.length && config.diffIds.length > 0) {
    complain(`the manifest has ${stored.layers.length} layers, the image config ${config.diffIds.length}`);
  }
  const { history, stories } = historyOfLayers(config.steps, references.length, complain);
  const blobs = references.map((layer) => openBlob(store, layer));
  const faults = references.flatMap((layer, i) => layerProblem(store, layer, blobs[i], i + 1));
  const unreadable = new Set(faults.filter(({ code }) => unreadableCodes.has(code)).map(({ layer }) => layer));
  const image: Image = {
    reference,
    names: stored.names,
    id: config.id || (stored.manifest ?? ''),
    source,
    platform: stored.platform,
    ...present('created', config.created),
    ...present('author', config.author),
    ...present('dockerVersion', config.dockerVersion),
    config: config.run,
    rawConfig: config.raw,
    layers: describedLayers(config.diffIds, references, blobs, stories),
    history,
    problems: [...storeProblems(store, faults), ...stored.problems, ...notes, ...faults],
  };
  return {
    image,
    openLayer(position) {
      const blob = unreadable.has(position) ? undefined : blobs[position - 1];
      if (blob === undefined) return undefined;
      const { bytes, compression, place, identity } = blob;
      return { bytes, compression, ...present('place', place), ...present('identity', identity) };
    },
  };
}

/** A layer that only the manifest or only the config knows is a layer. */
function layerReferences({ layers, config }: StoredImage): readonly LayerReference[] {
  return Array.from({ length: Math.max(layers.length, config.diffIds.length) }, (_, i) => layers[i] ?? {});
}

function openBlob(store: BlobStore, layer: LayerReference): OpenBlob | undefined {
  const blob = layer.name === undefined ? undefined : store.open(layer.name);
  const inline = layer.data && { bytes: memoryBytes(layer.data), announced: layer.data.length };
  const found = blob ?? inline;
  return found && { ...found, compression: compressionOf(found.bytes) };
}

function describedLayers(
  diffIds: readonly string[],
  references: readonly LayerReference[],
  blobs: readonly (OpenBlob | undefined)[],
  stories: readonly LayerStory[],
): readonly Layer[] {
  const packed = blobs.some((blob) => blob !== undefined && blob.compression !== 'none');
  return references.map((layer, i) => ({
    position: i + 1,
    diffId: diffIds[i] ?? '',
    ...present('digest', layer.digest),
    ...(stories[i] ?? { createdBy: '', comment: '', storePaths: [] }),
    // A form that packs some layers is counted packed as a whole.
    ...(packed && present('compressedSize', blobs[i]?.announced ?? layer.size)),
  }));
}

/** That the archive breaks off is said once: in the engine's words, else by the layers it cut. */
function storeProblems({ problems, engineError }: BlobStore, faults: readonly Problem[]): readonly Problem[] {
  const said = faults.some(({ code }) => code === 'truncated-archive');
  const own = problems.filter(({ code }) => !(said && code === 'truncated-archive') && code !== 'engine-error');
  if (engineError === undefined) return own;
  return [
    { severity: 'error', code: 'engine-error', message: `the engine broke the archive off: ${engineError}` },
    ...own,
  ];
}
