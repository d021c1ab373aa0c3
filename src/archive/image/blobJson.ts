import type { BlobStore } from './blobStore.ts';
import type { Complain } from './complaints.ts';
import { largestJson, parseJson } from './json.ts';

/** The JSON of a blob, or a clause that says why there is none: `is not in the archive`, `is no JSON`. */
export type BlobJson =
  | { readonly value: unknown; readonly data: Uint8Array; readonly fault?: undefined }
  | { readonly fault: string };

/** Reads a manifest or config by name; never throws on what is in the store. */
export function blobJson(store: BlobStore, name: string, complain: Complain): BlobJson {
  const size = store.stat(name);
  if (!size) return { fault: store.absence(name) };
  if (size.announced > largestJson) return { fault: `is too large for a manifest (${size.announced} bytes)` };
  if (size.present < size.announced) return { fault: `breaks off after ${size.present} of ${size.announced} bytes` };
  const data = store.read(name) ?? new Uint8Array();
  return jsonOf(data, name, complain);
}

/** The same for bytes that are at hand. */
export function jsonOf(data: Uint8Array, name: string, complain: Complain): BlobJson {
  const json = parseJson(data);
  if (!json) return { fault: 'is no JSON' };
  if (json.trailing) complain(`text follows the JSON in ${name}`, 'manifest-trailing');
  return { value: json.value, data };
}
