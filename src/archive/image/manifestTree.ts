import type { Locate } from './blobDigest.ts';
import { type BlobJson, blobJson, jsonOf } from './blobJson.ts';
import type { BlobStore } from './blobStore.ts';
import type { Complain } from './complaints.ts';
import { type Descriptor, descriptorOf, isAttestation, namesOf } from './descriptor.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { emptyConfig } from './imageConfig.ts';
import { manifestContent } from './ociManifest.ts';
import { schema1Image } from './schema1.ts';
import type { StoredImage } from './storedImage.ts';

/** Images, and what else hangs on an index, said in words. */
export type ManifestTree = { readonly images: readonly StoredImage[]; readonly others: readonly string[] };

/** containerd opens three levels of indexes; nobody writes more than two. */
const deepest = 8;

type Found = { image: StoredImage; readonly names: Set<string> };

/**
 * Walks from a manifest or index down to images. A digest is read once, however often it is listed: tags share it, and
 * an index that lists itself, or a hundred copies of the next one, ends there. Kinds are told by content: media types
 * lie. A document with both `manifests` and `layers` is refused (CVE-2021-41190).
 */
export function manifestTree(store: BlobStore, root: unknown, locate: Locate, complain: Complain): ManifestTree {
  const visited = new Map<string, Set<Found>>();
  const others: string[] = [];

  function visit(descriptor: Descriptor, inherited: readonly string[], depth: number): ReadonlySet<Found> {
    const names = [...namesOf(descriptor), ...inherited];
    const before = visited.get(descriptor.digest);
    if (before) {
      for (const found of before) for (const name of names) found.names.add(name);
      return before;
    }
    const below = new Set<Found>();
    visited.set(descriptor.digest, below);
    const json = readDocument(store, descriptor, locate, complain);
    for (const found of document(json, descriptor, names, depth)) below.add(found);
    return below;
  }

  function document(
    json: BlobJson,
    descriptor: Descriptor | undefined,
    names: readonly string[],
    depth: number,
  ): Iterable<Found> {
    const found = (image: StoredImage): Found[] => [{ image, names: new Set([...names, ...image.names]) }];
    if (json.fault !== undefined) return found(unreadable(descriptor, `its manifest ${json.fault}`));
    const fields = fieldsOf(json.value, 'the manifest', complain);
    const isIndex = has(fields, 'manifests');
    const isManifest = has(fields, 'layers') || has(fields, 'config');
    if (isIndex && isManifest) {
      return found(unreadable(descriptor, 'its manifest has both `manifests` and `layers`, which no engine accepts'));
    }
    if (isIndex) return children(fields, names, depth);
    if (has(fields, 'fsLayers')) return found(schema1Image(fields, locate));
    if (!isManifest) return found(unreadable(descriptor, 'its manifest names neither layers nor manifests'));
    const content = manifestContent(store, fields, descriptor, locate);
    if (content.artifact !== undefined) others.push(content.artifact);
    return content.image ? found(content.image) : [];
  }

  function children(index: Fields, names: readonly string[], depth: number): Iterable<Found> {
    const below = new Set<Found>();
    if (depth === deepest) {
      complain(`indexes are nested more than ${deepest} deep, what lies below is left out`, 'limit');
      return below;
    }
    for (const child of index.objects('manifests').map(descriptorOf)) {
      if (isAttestation(child)) continue;
      for (const found of visit(child, names, depth + 1)) below.add(found);
    }
    return below;
  }

  const found = [...document({ value: root, data: new Uint8Array() }, undefined, [], 0)];
  return { images: found.map(({ image, names }) => ({ ...image, names: [...names] })), others };
}

function readDocument(store: BlobStore, descriptor: Descriptor, locate: Locate, complain: Complain): BlobJson {
  const { parts, data, digest } = descriptor;
  if (!parts) return { fault: `has a digest that is none: ${digest}` };
  const name = locate.manifest(parts);
  // containerd takes inline data for a blob that is absent.
  return !store.stat(name) && data ? jsonOf(data, digest, complain) : blobJson(store, name, complain);
}

function unreadable(descriptor: Descriptor | undefined, reason: string): StoredImage {
  return {
    names: [],
    platform: descriptor?.platform ?? { os: '', architecture: '' },
    config: emptyConfig(''),
    layers: [],
    problems: [],
    ...(descriptor && { manifest: descriptor.digest }),
    unreadable: reason,
  };
}

function has(fields: Fields, name: string): boolean {
  const value = fields.raw(name);
  return value !== undefined && value !== null;
}
