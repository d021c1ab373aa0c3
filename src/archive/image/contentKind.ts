import { latin1OfBytes } from '../../model/latin1.ts';
import { beginsAsJson } from './json.ts';

/** Whether a tar can begin like this: a header whose checksum is right, or the zeros of an empty tar. */
export function beginsAsTar(head: Uint8Array): boolean {
  if (head.length < 512) return false;
  if (head.subarray(0, 512).every((byte) => byte === 0)) return true;
  const stored = Number.parseInt(latin1OfBytes(head.subarray(148, 156)).replace(/[\0 ]/g, ''), 8);
  let sum = 0;
  let signed = 0;
  for (let at = 0; at < 512; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : head[at]!;
    sum += byte;
    // Old tars summed signed bytes; Go's archive/tar accepts both.
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stored === sum || stored === signed;
}

/** What bytes are that are no archive, and what to do about it. */
export type ContentKind = { readonly what: string; readonly hint: string };

const wanted = 'layerscope reads what docker save, podman save, skopeo and Nix write, and OCI layouts.';

/** Names what a file begins as; for messages about files that are no images. */
export function contentKind(head: Uint8Array): ContentKind {
  if (head.length === 0) return { what: 'is empty', hint: 'Was the command that wrote it interrupted?' };
  const text = latin1OfBytes(head);
  if (text.startsWith('#!')) return script(text);
  if (text.startsWith('\x7fELF')) return { what: 'is a program (ELF)', hint: wanted };
  if (text.startsWith('PK\x03\x04')) return { what: 'is a zip archive', hint: 'Unpack it; an image archive is a tar.' };
  if (/^\s*<(?:!doctype html|html)/i.test(text)) {
    return { what: 'is an HTML page', hint: 'Was the download answered by a login or error page?' };
  }
  if (beginsAsJson(head)) return json(text);
  if (isText(head)) return { what: 'is a text file', hint: wanted };
  return { what: 'is no tar archive', hint: wanted };
}

function script(text: string): ContentKind {
  if (/stream_layered_image|stream-layered-image|\/nix\/store/.test(text)) {
    return {
      what: 'is the script of a Nix streamLayeredImage, not the image',
      hint: 'Run it and pipe what it writes: ./result | layerscope -',
    };
  }
  return { what: 'is a script', hint: 'If it writes an image, run it and pipe: ./script | layerscope -' };
}

function json(text: string): ContentKind {
  if (/"image-config"\s*:/.test(text)) {
    return {
      what: 'is the JSON of nix2container, not the image',
      hint: 'Copy it with its own copyTo: nix run .#image.copyTo -- oci-archive:image.tar',
    };
  }
  return { what: 'is a JSON file', hint: wanted };
}

function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 0x07 && byte <= 0x0d) || byte === 0x1b);
}
