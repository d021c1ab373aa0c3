import { sha256Digest } from '../digest.ts';
import { digestOfName } from './blobDigest.ts';
import { blobJson } from './blobJson.ts';
import type { BlobStore } from './blobStore.ts';
import { type Complain, complaints } from './complaints.ts';
import { type Fields, fieldsOf, longestList } from './fields.ts';
import { emptyConfig, type ImageConfig, imageConfig, mostLayers } from './imageConfig.ts';
import { present } from './runConfig.ts';
import type { LayerReference, StoredImage } from './storedImage.ts';

/**
 * The images of a manifest.json that is a list: docker save, containerd, Podman, skopeo, crane, kaniko, jib, Guix, Nix,
 * rules_oci (moby image/tarexport). Paths are names in the store and nothing more. The same image listed twice (once
 * for each tag) becomes one with both names.
 */
export function dockerArchiveImages(store: BlobStore, manifest: readonly unknown[]): readonly StoredImage[] {
  const images = new Map<string, StoredImage>();
  for (const item of manifest.slice(0, longestList)) {
    const image = listedImage(store, item);
    const key = JSON.stringify([image.config.id, image.layers.map((layer) => layer.name)]);
    const same = images.get(key);
    images.set(key, same ? { ...same, names: [...new Set([...same.names, ...image.names])] } : image);
  }
  return [...images.values()];
}

function listedImage(store: BlobStore, item: unknown): StoredImage {
  const { complain, problems } = complaints();
  const fields = fieldsOf(item, 'manifest.json', complain);
  const configName = fields.text('Config') ?? '';
  const { config, fault } = readConfig(store, configName, complain);
  if (fault !== undefined) problems.push({ severity: 'error', code: 'missing-blob', message: fault });
  const sources = fields.object('LayerSources');
  const layers = (fields.texts('Layers', mostLayers) ?? []).map((name, i) =>
    layerReference(name, config.diffIds[i], sources),
  );
  return { names: fields.texts('RepoTags') ?? [], platform: config.platform, config, layers, problems };
}

/** The config under `name`, or an empty one and why: layers can be looked at without it. */
export function readConfig(
  store: BlobStore,
  name: string,
  complain: Complain,
): { readonly config: ImageConfig; readonly fault?: string } {
  if (name === '') return { config: emptyConfig(''), fault: 'the manifest names no image config' };
  const json = blobJson(store, name, complain);
  if (json.fault !== undefined) return { config: emptyConfig(''), fault: `the image config ${name} ${json.fault}` };
  const id = sha256Digest(json.data);
  const config = imageConfig(json.data, id, complain);
  return config ? { config } : { config: emptyConfig(id), fault: `the image config ${name} is no JSON object` };
}

/** `LayerSources` (Docker 25 and newer) has a descriptor for a diff id; else the file's name may be its digest. */
function layerReference(name: string, diffId: string | undefined, sources: Fields | undefined): LayerReference {
  const source = diffId === undefined ? undefined : sources?.object(diffId);
  return {
    name,
    ...present('digest', source?.text('digest') ?? digestOfName(name)),
    ...present('size', source?.number('size')),
    ...present('mediaType', source?.text('mediaType')),
  };
}
