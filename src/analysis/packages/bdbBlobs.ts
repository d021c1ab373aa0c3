import { viewOf } from './viewOf.ts';

const hashMagic = 0x061561;
/** Berkeley DB dbinc/db_page.h: pages of a hash (the older one is not sorted), and an item that lies on other pages. */
const hashPages = [2, 13];
const offPage = 3;
const pageHeader = 26;

/** Whether this is a hash of Berkeley DB, as rpm kept its packages in up to RHEL 8. */
export function isBdb(data: Uint8Array): boolean {
  return data.length >= 512 && viewOf(data).getUint32(12, true) === hashMagic;
}

/**
 * The package headers in rpm's `Packages`: values of a Berkeley DB hash, each on a chain of overflow pages
 * (dbinc/db_page.h). No page of a chain is read twice. Throws RangeError where the file is cut or points outside.
 */
export function* bdbBlobs(data: Uint8Array): Generator<Uint8Array> {
  const view = viewOf(data);
  const pageSize = view.getUint32(20, true);
  if (pageSize < 512 || pageSize > 65536) throw new RangeError('no page size of Berkeley DB');
  const lastPage = view.getUint32(32, true);
  const seen = new Set<number>();
  for (let page = pageSize; page + pageSize <= data.length; page += pageSize) {
    if (!hashPages.includes(view.getUint8(page + 25))) continue;
    const items = view.getUint16(page + 20, true);
    if (items * 2 > pageSize) throw new RangeError('a page of the database has more items than room');
    // Keys and values take turns.
    for (let i = 1; i < items; i += 2) {
      const item = page + view.getUint16(page + pageHeader + 2 * i, true);
      if (view.getUint8(item) !== offPage) continue;
      const [first, length] = [view.getUint32(item + 4, true), view.getUint32(item + 8, true)];
      yield chained(data, pageSize, { first, length, seen });
    }
  }
  if ((lastPage + 1) * pageSize > data.length) throw new RangeError('its end is missing');
}

type Chain = { readonly first: number; readonly length: number; readonly seen: Set<number> };

function chained(data: Uint8Array, pageSize: number, { first, length, seen }: Chain): Uint8Array {
  if (length > data.length) throw new RangeError('a value is longer than the database');
  const view = viewOf(data);
  const value = new Uint8Array(length);
  let page = first;
  for (let filled = 0; filled < length; ) {
    if (seen.has(page)) throw new RangeError('a page of the database is part of two values');
    seen.add(page);
    const start = page * pageSize;
    const part = data.subarray(start + pageHeader, start + Math.min(pageSize, pageHeader + length - filled));
    value.set(part, filled);
    filled += part.length;
    page = view.getUint32(start + 16, true);
  }
  return value;
}
