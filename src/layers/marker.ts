import { latin1OfBytes } from '../model/latin1.ts';

/** What a name that is no folder's says about the layers below (OCI image-spec layer.md, "Whiteouts"). */
export type Marker = 'none' | 'whiteout' | 'opaque' | 'invalid';

const prefix = [...'.wh.'].map((character) => character.charCodeAt(0));

/** The marker in one component; `.wh..wh.…` other than the opaque one is aufs bookkeeping and a plain name. */
export function markerOf(bytes: Uint8Array, start: number, end: number): Marker {
  if (end - start < prefix.length || prefix.some((byte, i) => bytes[start + i] !== byte)) return 'none';
  const rest = latin1OfBytes(bytes.subarray(start + prefix.length, end));
  if (rest === '.wh..opq') return 'opaque';
  if (rest.startsWith('.wh.')) return 'none';
  return rest === '' || rest === '.' || rest === '..' ? 'invalid' : 'whiteout';
}
