import { digestParts, type Locate } from './blobDigest.ts';
import { complaints } from './complaints.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { mostLayers } from './imageConfig.ts';
import { parseJson } from './json.ts';
import { present } from './runConfig.ts';
import type { LayerReference, StoredImage } from './storedImage.ts';
import { v1Config } from './v1Config.ts';

/**
 * An image of a schema 1 manifest (distribution manifest-v2-1.md): blobs and histories newest first, each history a
 * JSON text, `throwaway` where the step made no layer. There are no diff ids.
 */
export function schema1Image(manifest: Fields, locate: Locate): StoredImage {
  const { complain, problems } = complaints();
  const steps = manifest.objects('history').map((entry, i) => {
    const json = parseJson(new TextEncoder().encode(entry.text('v1Compatibility') ?? ''));
    return fieldsOf(json?.value, `history ${i + 1} of the manifest`, complain);
  });
  const blobs = manifest.objects('fsLayers', mostLayers).map((layer) => layer.text('blobSum') ?? '');
  const layers = blobs.filter((_, i) => !steps[i]?.flag('throwaway')).map((digest) => reference(digest, locate));
  const config = v1Config(steps.reverse(), complain);
  const name = manifest.text('name');
  return {
    names: name ? [`${name}:${manifest.text('tag') || 'latest'}`] : [],
    platform: config.platform,
    config,
    layers: layers.reverse(),
    problems,
  };
}

function reference(digest: string, locate: Locate): LayerReference {
  const parts = digestParts(digest);
  return parts ? { digest, ...present('name', locate.blob(parts)) } : {};
}
