import { bytesOfLatin1 } from '../model/latin1.ts';
import { readable } from '../text/sanitize.ts';

const ascii = /^[\x00-\x7f]*$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A path for JSON: the text where its bytes are UTF-8 (JSON escapes what is not printable), else a readable form
 * beside the bytes in base64, because two such names may not become one.
 */
export function jsonPath(path: string): { readonly path: string; readonly pathBytes?: string } {
  const text = textOf(path);
  return text === undefined ? { path: readable(path), pathBytes: base64(path) } : { path: text };
}

/** A link's target for JSON, by the same rule. */
export function jsonTarget(target: string | undefined): {
  readonly target: string | null;
  readonly targetBytes?: string;
} {
  if (target === undefined) return { target: null };
  const text = textOf(target);
  return text === undefined ? { target: readable(target), targetBytes: base64(target) } : { target: text };
}

/** A latin1 name that no other has to be told from, as text: of a package, a version. */
export function nameText(name: string): string {
  return textOf(name) ?? readable(name);
}

/** The text of a latin1 string of UTF-8 bytes; undefined for other bytes. */
function textOf(name: string): string | undefined {
  if (ascii.test(name)) return name;
  try {
    return utf8.decode(bytesOfLatin1(name));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function base64(name: string): string {
  return Buffer.from(name, 'latin1').toString('base64');
}
