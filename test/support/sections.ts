import type { LayerIndex } from '../../src/model/layerIndex.ts';
import type { Sections } from '../../src/model/sections.ts';

/** Thrown by sections of a test in place of what the cache throws. */
export class Refused extends Error {}

/** Sections in memory, as a file has them: each from a multiple of eight. */
export function sectionsOf(parts: readonly Uint8Array[]): Sections {
  const refuse = (): never => {
    throw new Refused();
  };
  return { count: parts.length, take: (section) => parts[section]?.slice() ?? refuse(), refuse };
}

/** An index with all its columns, as a reader of everything sees it. */
export function wholeIndex(index: LayerIndex): LayerIndex {
  const { length, entries, bytes, extras, problems, digests } = index;
  const { parent, nameStart, nameEnd, names, kind, flags, mode, uid, gid, size, modified, body, inode } = index;
  return {
    ...{ length, entries, bytes, extras, problems, digests },
    ...{ parent, nameStart, nameEnd, names, kind, flags, mode, uid, gid, size, modified, body, inode },
  };
}
