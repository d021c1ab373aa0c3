/**
 * Names in an image are bytes. In memory they are latin1 strings (one character per byte, nothing lost), with `/`
 * between components and without a leading slash. These helpers cross the border; `text/` makes such strings readable.
 */
const utf8 = new TextEncoder();

/** What a person typed, as the latin1 string of its UTF-8 bytes. */
export function latin1OfText(text: string): string {
  return latin1OfBytes(utf8.encode(text));
}

/** The latin1 string of `bytes`. */
export function latin1OfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** The bytes of a latin1 string. */
export function bytesOfLatin1(name: string): Uint8Array {
  return Buffer.from(name, 'latin1');
}
