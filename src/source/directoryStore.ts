import { closeSync, constants, fstatSync, openSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { BlobStore, StoredBlob } from '../archive/image/blobStore.ts';
import { archiveName } from '../archive/tar/archiveName.ts';
import { readAll } from '../model/bytes.ts';
import { bytesOfLatin1, latin1OfBytes, latin1OfText } from '../model/latin1.ts';
import { blobsOfFile } from './blobIdentity.ts';
import { descriptorBytes } from './descriptorBytes.ts';
import { errorCode } from './errorCode.ts';

/** Blobs in a folder, and how to give their descriptors back. */
export type DirectoryStore = BlobStore & { close(): void };

const absent = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * The files of an OCI layout, a `dir:` folder or an unpacked archive as blobs. Manifests are not trusted: a name that
 * leads out of the folder, through `..` or a link, leads to nothing. Throws the system's error for an unreadable folder.
 */
export function directoryStore(path: string): DirectoryStore {
  const root = realpathSync(path);
  const opened = new Map<string, StoredBlob>();
  const top = readdirSync(root, { encoding: 'buffer' }).map(latin1OfBytes);

  const open = (name: string): StoredBlob | undefined => {
    const place = inside(root, name);
    if (place === undefined) return undefined;
    const before = opened.get(place);
    if (before) return before;
    const blob = openFile(place);
    if (blob) opened.set(place, blob);
    return blob;
  };

  return {
    kind: 'folder',
    top: top.filter((name) => !name.startsWith('._')),
    problems: [],
    stat(name) {
      const place = inside(root, name);
      const size = place === undefined ? undefined : fileSize(place);
      return size === undefined ? undefined : { announced: size, present: size };
    },
    absence: () => 'is not in the folder',
    read(name) {
      const place = inside(root, name);
      const blob = place === undefined ? undefined : openFile(place);
      if (!blob) return undefined;
      try {
        return readAll(blob.bytes);
      } finally {
        closeSync(blob.place.descriptor);
      }
    },
    open,
    close() {
      for (const { place } of opened.values()) if (place) closeSync(place.descriptor);
      opened.clear();
    },
  };
}

/** Where `name` really lies, when that is below `root`. */
function inside(root: string, name: string): string | undefined {
  const path = join(root, Buffer.from(bytesOfLatin1(archiveName(latin1OfText(name)))).toString());
  const real = orAbsent(() => realpathSync(path));
  return real?.startsWith(root.endsWith(sep) ? root : root + sep) ? real : undefined;
}

function fileSize(path: string): number | undefined {
  const stat = orAbsent(() => statSync(path));
  return stat?.isFile() ? stat.size : undefined;
}

/** Opens a regular file; O_NONBLOCK, because opening a pipe for reading would wait for a writer. */
function openFile(path: string): (StoredBlob & { place: NonNullable<StoredBlob['place']> }) | undefined {
  const descriptor = orAbsent(() => openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK));
  if (descriptor === undefined) return undefined;
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) {
    closeSync(descriptor);
    return undefined;
  }
  const place = { descriptor, start: 0, length: stat.size };
  const identity = blobsOfFile(descriptor)?.(path, 0, stat.size);
  const bytes = descriptorBytes(descriptor, 0, stat.size);
  return { bytes, announced: stat.size, place, ...(identity !== undefined && { identity }) };
}

/** What a system call gives, or undefined when it fails as it does for a file that is not there for us. */
function orAbsent<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    const code = errorCode(error);
    if (code !== undefined && absent.has(code)) return undefined;
    throw error;
  }
}
