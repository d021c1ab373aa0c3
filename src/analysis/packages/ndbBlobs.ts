import { viewOf } from './viewOf.ts';

const magic = { file: 0x506d7052, slot: 0x746f6c53, blob: 0x53626c42 } as const;
const pageSize = 4096;
const slotSize = 16;
/** Places of blobs are counted in these. */
const blockSize = 16;

/** Whether this is rpm's own database, as SUSE uses it. */
export function isNdb(data: Uint8Array): boolean {
  return data.length >= 32 && viewOf(data).getUint32(0, true) === magic.file;
}

/**
 * The package headers in rpm's `Packages.db` (rpm lib/backend/ndb/rpmpkg.c): pages of slots, whose first two places are
 * the file's header, then the blobs. Throws RangeError where the file is cut or points outside.
 */
export function* ndbBlobs(data: Uint8Array): Generator<Uint8Array> {
  const view = viewOf(data);
  const end = view.getUint32(12, true) * pageSize;
  for (let slot = 2 * slotSize; slot < end; slot += slotSize) {
    const index = view.getUint32(slot + 4, true);
    if (view.getUint32(slot, true) !== magic.slot || index === 0) continue;
    const blob = view.getUint32(slot + 8, true) * blockSize;
    if (view.getUint32(blob, true) !== magic.blob || view.getUint32(blob + 4, true) !== index) continue;
    const start = blob + 16;
    yield data.subarray(start, start + view.getUint32(blob + 12, true));
  }
}
