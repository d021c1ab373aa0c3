import { latin1OfBytes } from '../model/latin1.ts';

/** What a name says about the layers below (OCI image-spec layer.md, "Whiteouts"). */
export type Marker = 'none' | 'whiteout' | 'opaque' | 'invalid';

const prefix = [...'.wh.'].map((character) => character.charCodeAt(0));

/**
 * The marker in one component, whatever the entry is: engines look at the name alone. So a folder `.wh.q` is a whiteout
 * too (and a plain parent as soon as something lies in it), and aufs's own `.wh..wh.plnk` removes a `.wh.plnk` that is
 * not there.
 */
export function markerOf(bytes: Uint8Array, start: number, end: number): Marker {
  if (end - start < prefix.length || prefix.some((byte, i) => bytes[start + i] !== byte)) return 'none';
  const rest = latin1OfBytes(bytes.subarray(start + prefix.length, end));
  if (rest === '.wh..opq') return 'opaque';
  return rest === '' || rest === '.' || rest === '..' ? 'invalid' : 'whiteout';
}
