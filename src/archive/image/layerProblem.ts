import { readAll } from '../../model/bytes.ts';
import type { Problem } from '../../model/problem.ts';
import type { BlobStore, StoredBlob } from './blobStore.ts';
import { beginsAsTar } from './contentKind.ts';
import type { LayerReference } from './storedImage.ts';

/** Media types of layers that are tars, compressed or not; what else there is (erofs, squashfs) only says so here. */
const tarType = /(?:\.tar\b|diff\.tar|\btar$)/;

/** What is wrong with a layer's blob, before a byte of its tar is read; nothing when all is well. */
export function layerProblem(
  store: BlobStore,
  layer: LayerReference,
  blob: (StoredBlob & { readonly compression: string }) | undefined,
  position: number,
): readonly Problem[] {
  const type = layer.mediaType ?? '';
  const say = (severity: Problem['severity'], code: Problem['code'], message: string): readonly Problem[] => [
    { severity, code, message: `layer ${position} ${message}`, layer: position },
  ];
  if (!blob) return absent(store, layer, say);
  if (type.endsWith('+encrypted')) return say('error', 'encrypted-layer', 'is encrypted');
  if (blob.bytes.size < blob.announced) {
    return say('error', 'truncated-archive', `breaks off after ${blob.bytes.size} of ${blob.announced} bytes`);
  }
  const head = readAll(blob.bytes, 0, 512);
  if (type !== '' && !tarType.test(type) && blob.compression === 'none' && !beginsAsTar(head) && head.length > 0) {
    return say('error', 'unsupported-layer', `is no tar: ${type}`);
  }
  if (layer.size !== undefined && layer.size !== blob.announced) {
    return say('note', 'size-mismatch', `has ${blob.announced} bytes, its manifest says ${layer.size}`);
  }
  return [];
}

function absent(
  store: BlobStore,
  layer: LayerReference,
  say: (severity: Problem['severity'], code: Problem['code'], message: string) => readonly Problem[],
): readonly Problem[] {
  if (layer.foreign) {
    const size = layer.size === undefined ? '' : `, ${layer.size} bytes`;
    return say(
      'error',
      'foreign-layer',
      `is not in the ${store.kind}: it is a foreign layer, to be fetched elsewhere${size}`,
    );
  }
  if (layer.name === undefined) return say('error', 'missing-blob', 'is nowhere in the manifest');
  return say('error', 'missing-blob', `has no blob: ${layer.name} ${store.absence(layer.name)}`);
}
