import { bytesOfLatin1 } from '../../model/latin1.ts';
import { dirNames, layoutNames } from './blobDigest.ts';
import { type BlobJson, blobJson } from './blobJson.ts';
import type { BlobStore } from './blobStore.ts';
import { complaints } from './complaints.ts';
import { dockerArchiveImages } from './dockerArchive.ts';
import { dockerV1Images, v1Ids } from './dockerV1.ts';
import { isObject } from './fields.ts';
import { type ManifestTree, manifestTree } from './manifestTree.ts';
import { mergeImages } from './mergeImages.ts';
import type { StoredImage } from './storedImage.ts';

/** How a store keeps its images. */
export type Form = 'docker' | 'OCI' | 'dir:' | 'docker v1';

/** What a store holds, or why nothing in it is an image: a predicate about the store. */
export type ArchiveImages =
  | {
      readonly form: Form;
      readonly images: readonly StoredImage[];
      /** What it holds beside images: `an artifact of type application/vnd.cncf.helm.config.v1+json`. */
      readonly others: readonly string[];
      readonly reason?: undefined;
    }
  | { readonly reason: string };

/**
 * Tells the form by content, never by name, and reads the manifests. A manifest.json that is a list goes before
 * index.json, because Docker wrote wrong OCI sides for years; the index then adds names and the platforms that the
 * list lacks. Without a manifest, the store is of Docker before 1.10 or no image.
 */
export function archiveImages(store: BlobStore): ArchiveImages {
  const { complain, problems } = complaints();
  const manifest = blobJson(store, 'manifest.json', complain);
  const index = blobJson(store, 'index.json', complain);
  const tree = index.fault === undefined ? manifestTree(store, index.value, layoutNames, complain) : undefined;
  const listed = manifest.fault === undefined && Array.isArray(manifest.value) ? manifest.value : [];
  const docker = dockerArchiveImages(store, listed);
  if (docker.length > 0)
    return result('docker', { images: mergeImages(docker, tree?.images ?? []), others: tree?.others ?? [] });
  if (tree) return result('OCI', tree);
  if (manifest.fault === undefined && isObject(manifest.value)) {
    return result('dir:', manifestTree(store, manifest.value, dirNames, complain));
  }
  if (isDockerV1(store)) {
    return result('docker v1', { images: dockerV1Images(store), others: [] });
  }
  return { reason: whyNone(store, manifest, index) };

  function result(form: Form, { images, others }: ManifestTree): ArchiveImages {
    return { form, others, images: images.map((image) => ({ ...image, problems: [...problems, ...image.problems] })) };
  }
}

/**
 * Docker until 24 wrote the folders of v1 too, its `repositories` and `manifest.json` last: of an archive that breaks off
 * before both nobody knows what its images are.
 */
function isDockerV1(store: BlobStore): boolean {
  if (v1Ids(store).length === 0 || store.stat('manifest.json') !== undefined) return false;
  const isCut = store.problems.some(({ code }) => code === 'truncated-archive');
  return !isCut || store.stat('repositories') !== undefined;
}

const rootFolders = new Set(['bin', 'dev', 'etc', 'lib', 'proc', 'sbin', 'sys', 'tmp', 'usr', 'var']);

/** A predicate: it follows the name of the place. */
function whyNone(store: BlobStore, manifest: BlobJson, index: BlobJson): string {
  for (const [name, json] of [
    ['manifest.json', manifest],
    ['index.json', index],
  ] as const) {
    if (store.stat(name) && json.fault !== undefined) return `has a ${name} that ${json.fault}`;
  }
  if (manifest.fault === undefined) return 'has a manifest.json that lists no images';
  if (store.stat('oci-layout')) return 'is an OCI layout without index.json';
  if (store.top.filter((name) => rootFolders.has(name)).length >= 3) {
    return store.kind === 'folder'
      ? 'is a root filesystem, not an image'
      : 'is a root filesystem (docker export, or a build with type=tar), not an image: save it with docker save';
  }
  if (store.top.length === 0) return `is an empty ${store.kind}`;
  const names = store.top.slice(0, 4).map(textOf).join(', ');
  return `has no manifest.json and no index.json, but ${names}${store.top.length > 4 ? ', …' : ''}`;
}

function textOf(name: string): string {
  return new TextDecoder().decode(bytesOfLatin1(name));
}
