import { bytesOfLatin1 } from '../model/latin1.ts';
import { readable } from '../text/sanitize.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A path for JSON: the text where its bytes are UTF-8 (JSON escapes what is not printable), else a readable form
 * beside the bytes in base64, because two such names may not become one.
 */
export function jsonPath(path: string): { readonly path: string; readonly pathBytes?: string } {
  const text = textOf(path);
  if (text !== undefined) return { path: text };
  return { path: readable(path), pathBytes: Buffer.from(path, 'latin1').toString('base64') };
}

/** A link target for JSON, by the same rule. */
export function jsonTarget(target: string | undefined): {
  readonly target: string | null;
  readonly targetBytes?: string;
} {
  if (target === undefined) return { target: null };
  const { path, pathBytes } = jsonPath(target);
  return pathBytes === undefined ? { target: path } : { target: path, targetBytes: pathBytes };
}

function textOf(path: string): string | undefined {
  if (/^[\x20-\x7e]*$/.test(path)) return path;
  try {
    return utf8.decode(bytesOfLatin1(path));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
