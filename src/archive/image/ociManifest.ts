import type { Locate } from './blobDigest.ts';
import type { BlobStore } from './blobStore.ts';
import { complaints } from './complaints.ts';
import { type Descriptor, descriptorOf, layerOf } from './descriptor.ts';
import { readConfig } from './dockerArchive.ts';
import type { Fields } from './fields.ts';
import { emptyConfig, imageConfig, mostLayers } from './imageConfig.ts';
import { present } from './runConfig.ts';
import type { StoredImage } from './storedImage.ts';

/** An image, or what the manifest is instead; neither for attestations, which describe other images. */
export type ManifestContent = { readonly image?: StoredImage; readonly artifact?: string };

const imageConfigType = /^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/;

/** Reads an image manifest (OCI image-spec manifest.md, Docker schema 2, which may stand in an OCI layout). */
export function manifestContent(
  store: BlobStore,
  manifest: Fields,
  descriptor: Descriptor | undefined,
  locate: Locate,
): ManifestContent {
  const { complain, problems } = complaints();
  const configured = manifest.object('config');
  const configDescriptor = configured && descriptorOf(configured);
  const layers = manifest.objects('layers', mostLayers).map(descriptorOf);
  if (layers.length > 0 && layers.every((layer) => layer.mediaType === 'application/vnd.in-toto+json')) return {};
  const artifact = artifactType(manifest, configDescriptor);
  if (artifact !== undefined) return { artifact: `an artifact of type ${artifact}` };

  const { config, fault } = configOf(store, configDescriptor, locate, complain);
  if (fault !== undefined) problems.push({ severity: 'error', code: 'missing-blob', message: fault });
  if (config.id !== '' && configDescriptor?.parts?.algorithm === 'sha256' && config.id !== configDescriptor.digest) {
    const message = `the image config is not what the manifest says: ${config.id} instead of ${configDescriptor.digest}`;
    problems.push({ severity: 'error', code: 'digest-mismatch', message });
  }
  const platform = config.platform.os === '' ? (descriptor?.platform ?? config.platform) : config.platform;
  return {
    image: {
      names: [],
      platform,
      config,
      layers: layers.map((layer) => layerOf(layer, locate.blob)),
      problems,
      ...present('manifest', descriptor?.digest),
    },
  };
}

/** The type of what is no image: its own word, else that of its config (image-spec manifest.md, guidelines for artifacts). */
function artifactType(manifest: Fields, config: Descriptor | undefined): string | undefined {
  const type = config?.mediaType ?? '';
  if (type === '' || imageConfigType.test(type)) return undefined;
  return manifest.text('artifactType') || type;
}

function configOf(
  store: BlobStore,
  descriptor: Descriptor | undefined,
  locate: Locate,
  complain: Parameters<typeof readConfig>[2],
): ReturnType<typeof readConfig> {
  if (!descriptor?.parts) return { config: emptyConfig(''), fault: 'the manifest names no image config' };
  const name = locate.blob(descriptor.parts);
  const inline = store.stat(name)
    ? undefined
    : descriptor.data && imageConfig(descriptor.data, descriptor.digest, complain);
  return inline ? { config: inline } : readConfig(store, name, complain);
}
