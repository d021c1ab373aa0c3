import { type Bytes, readAll, section } from '../../model/bytes.ts';
import { latin1OfText } from '../../model/latin1.ts';
import type { LayerBytes } from '../../model/openImage.ts';
import type { Problem } from '../../model/problem.ts';
import type { TarDirectory } from '../tar/tarDirectory.ts';

/** A blob that is there: its bytes as far as they are there, and how many there should be. */
export type StoredBlob = {
  readonly bytes: Bytes;
  readonly announced: number;
  readonly place?: NonNullable<LayerBytes['place']>;
  readonly identity?: string;
};

/** What names the bytes for good that lie at `start` of an archive under `name`; undefined when nobody knows. */
export type Identify = (name: string, start: number, length: number) => string | undefined;

export type BlobSize = { readonly announced: number; readonly present: number };

/**
 * Named blobs, wherever they lie: in an outer tar or in a folder. Names are texts as a manifest writes them; links are
 * followed inside the store and never out of it.
 */
export type BlobStore = {
  /** What messages call it: `archive` or `folder`. */
  readonly kind: 'archive' | 'folder';
  /** Names at the top level, latin1: for telling forms apart and for messages. */
  readonly top: readonly string[];
  /** What is wrong with the store itself, and what an engine wrote instead of the rest of it. */
  readonly problems: readonly Problem[];
  readonly engineError?: string;
  /** Bytes the blob should have, and how many are there; undefined when it is not there at all. */
  stat(name: string): BlobSize | undefined;
  /** A clause that says why a name leads to nothing. */
  absence(name: string): string;
  /** A small blob whole, as far as it is there. */
  read(name: string): Uint8Array | undefined;
  /** A blob that stays open as long as the store. */
  open(name: string): StoredBlob | undefined;
};

/** The files of a tar as blobs. `descriptor` is the file that `bytes` begins at the start of, when there is one. */
export function tarStore(directory: TarDirectory, bytes: Bytes, descriptor?: number, identify?: Identify): BlobStore {
  const entry = (name: string) => directory.resolve(latin1OfText(name)).entry;
  const open = (name: string): StoredBlob | undefined => {
    const found = entry(name);
    if (found?.kind !== 'file') return undefined;
    const body = section(bytes, found.offset, found.length);
    const place = descriptor !== undefined && { place: { descriptor, start: found.offset, length: body.size } };
    const identity = body.size === found.length ? identify?.(name, found.offset, found.length) : undefined;
    return { bytes: body, announced: found.length, ...place, ...(identity !== undefined && { identity }) };
  };
  return {
    kind: 'archive',
    top: topNames(directory.entries.keys()),
    problems: directory.problems,
    ...(directory.engineError !== undefined && { engineError: directory.engineError }),
    stat(name) {
      const blob = open(name);
      return blob && { announced: blob.announced, present: blob.bytes.size };
    },
    absence(name) {
      const found = directory.resolve(latin1OfText(name));
      return found.entry ? `is a ${found.entry.kind} in the archive` : found.reason;
    },
    read(name) {
      const blob = open(name);
      return blob && readAll(blob.bytes);
    },
    open,
  };
}

/** AppleDouble files (`._x`) come from archives packed on a Mac and mean nothing. */
function topNames(names: Iterable<string>): readonly string[] {
  const top = new Set<string>();
  for (const name of names) top.add(name.split('/', 1)[0] ?? name);
  return [...top].filter((name) => name !== '' && !name.startsWith('._'));
}
