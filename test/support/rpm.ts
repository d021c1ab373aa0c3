/** rpm's `Packages.db` (lib/backend/ndb/rpmpkg.c) around these package headers: one page of slots, then the blobs. */
export function ndbOf(headers: readonly Uint8Array[]): Buffer {
  const slots = Buffer.alloc(4096);
  for (const [at, word] of [0x506d7052, 0, 1, 1, headers.length + 1].entries()) slots.writeUInt32LE(word, at * 4);
  const blobs: Buffer[] = [];
  let block = slots.length / 16;
  for (const [i, header] of headers.entries()) {
    // head, data, a tail of checksum, length and magic
    const blocks = Math.ceil((16 + header.length + 12) / 16);
    for (const [at, word] of [0x746f6c53, i + 1, block, blocks].entries())
      slots.writeUInt32LE(word, 32 + i * 16 + at * 4);
    const blob = Buffer.alloc(blocks * 16);
    for (const [at, word] of [0x53626c42, i + 1, 1, header.length].entries()) blob.writeUInt32LE(word, at * 4);
    blob.set(header, 16);
    blob.write('BlbE', blob.length - 4);
    blobs.push(blob);
    block += blocks;
  }
  return Buffer.concat([slots, ...blobs]);
}

const pageSize = 4096;
const pageHeader = 26;

/**
 * rpm's `Packages` of Berkeley DB (dbinc/db_page.h) around these package headers: page 0 says what it is, page 1 is the
 * hash with keys and places of values, each value on a chain of overflow pages.
 */
export function bdbOf(headers: readonly Uint8Array[]): Buffer {
  const meta = Buffer.alloc(pageSize);
  const hash = Buffer.alloc(pageSize);
  const chains: Buffer[] = [];
  let top = pageSize;
  const addItem = (place: number, item: Buffer): void => {
    top -= item.length;
    item.copy(hash, top);
    hash.writeUInt16LE(top, pageHeader + 2 * place);
  };
  for (const [i, header] of headers.entries()) {
    const value = Buffer.alloc(12, 0);
    value.writeUInt8(3, 0);
    value.writeUInt32LE(2 + chains.length, 4);
    value.writeUInt32LE(header.length, 8);
    addItem(2 * i, Buffer.from([1, i + 1, 0, 0, 0]));
    addItem(2 * i + 1, value);
    chains.push(...overflowPages(header, 2 + chains.length));
  }
  hash.writeUInt8(13, 25);
  hash.writeUInt16LE(headers.length * 2, 20);
  meta.writeUInt32LE(0x061561, 12);
  meta.writeUInt32LE(pageSize, 20);
  meta.writeUInt8(8, 25);
  meta.writeUInt32LE(1 + chains.length, 32);
  meta.writeUInt32LE(headers.length, 88);
  return Buffer.concat([meta, hash, ...chains]);
}

function overflowPages(value: Uint8Array, first: number): Buffer[] {
  const room = pageSize - pageHeader;
  const count = Math.ceil(value.length / room);
  return Array.from({ length: count }, (_, i) => {
    const part = value.subarray(i * room, (i + 1) * room);
    const page = Buffer.alloc(pageSize);
    page.writeUInt32LE(i + 1 < count ? first + i + 1 : 0, 16);
    page.writeUInt16LE(part.length, 22);
    page.writeUInt8(7, 25);
    page.set(part, pageHeader);
    return page;
  });
}
