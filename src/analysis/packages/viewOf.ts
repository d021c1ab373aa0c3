/** The numbers in an array of bytes; reading past its end throws RangeError. */
export function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.length);
}
