import { latin1OfBytes } from '../model/latin1.ts';

/** What a name says about the layers below (OCI image-spec layer.md, "Whiteouts"). */
export type Marker = 'none' | 'whiteout' | 'opaque' | 'invalid';

const dot = 0x2e;
const prefixLength = '.wh.'.length;

/**
 * The marker in one component, whatever the entry is: engines look at the name alone. So a folder `.wh.q` is a whiteout
 * too (and a plain parent as soon as something lies in it), and aufs's own `.wh..wh.plnk` removes a `.wh.plnk` that is
 * not there.
 */
export function markerOf(bytes: Uint8Array, start: number, end: number): Marker {
  if (bytes[start] !== dot || end - start < prefixLength || !startsMarker(bytes, start)) return 'none';
  const rest = latin1OfBytes(bytes.subarray(start + prefixLength, end));
  if (rest === '.wh..opq') return 'opaque';
  return rest === '' || rest === '.' || rest === '..' ? 'invalid' : 'whiteout';
}

/** `.wh.` */
function startsMarker(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === dot && bytes[at + 1] === 0x77 && bytes[at + 2] === 0x68 && bytes[at + 3] === dot;
}
