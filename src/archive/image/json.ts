/**
 * JSON out of archives: nobody's word is trusted. 32 MiB, because a manifest.json with LayerSources passes the 1 MiB of
 * containers/image honestly; 1000 levels, because nothing known has ten and JSON.stringify overflows on some thousands.
 */
export const largestJson = 32 * 1024 * 1024;
const deepest = 1000;

/** The value, and whether more text follows it (Docker and containerd ignore that, Podman refuses it). */
export type Json = { readonly value: unknown; readonly trailing: boolean };

const quote = 0x22;
const backslash = 0x5c;

/** Reads the first JSON value of `data`, a byte order mark skipped; undefined when there is none. */
export function parseJson(data: Uint8Array): Json | undefined {
  if (data.length > largestJson) return undefined;
  const start = contentStart(data);
  const end = valueEnd(data, start);
  if (end === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(data.subarray(start, end)));
    return { value, trailing: !isBlank(data.subarray(end)) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether `data` begins as a JSON object or array does; the rest may be anything. */
export function beginsAsJson(data: Uint8Array): boolean {
  const first = data[contentStart(data)];
  return first === 0x7b || first === 0x5b;
}

function contentStart(data: Uint8Array): number {
  let at = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? 3 : 0;
  while (at < data.length && isSpace(data[at]!)) at += 1;
  return at;
}

/** Behind the bracket that closes the first one; the end of the text for a value without brackets. */
function valueEnd(data: Uint8Array, start: number): number | undefined {
  if (data[start] !== 0x7b && data[start] !== 0x5b) return data.length;
  let depth = 0;
  let inText = false;
  for (let at = start; at < data.length; at += 1) {
    const byte = data[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === 0x7b || byte === 0x5b) depth += 1;
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
    if (depth > deepest) return undefined;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

function isBlank(data: Uint8Array): boolean {
  return data.every((byte) => isSpace(byte));
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
