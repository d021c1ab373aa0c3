import { constants, fstatSync, openSync, statSync } from 'node:fs';
import type { OpenImage } from '../model/openImage.ts';
import { blobsOfFile } from './blobIdentity.ts';
import { descriptorBytes } from './descriptorBytes.ts';
import { directoryStore } from './directoryStore.ts';
import { NoImage, unreadable } from './noImage.ts';
import { openArchive } from './openArchive.ts';
import { openStore } from './openStore.ts';
import type { SourceOptions } from './sourceOptions.ts';
import { folderForm } from './sourceText.ts';
import { closer, spool } from './spool.ts';

/**
 * Opens what lies at `path`: an archive, a folder, or a pipe (`<(docker save x)`); links are followed. Throws NoImage
 * when there is nothing to read or nothing in it is an image, UserError when the wanted image is not in it.
 */
export async function openPath(path: string, name: string, options: SourceOptions): Promise<OpenImage> {
  const kind = readable(name, () => statSync(path));
  if (kind.isDirectory()) return openFolder(path, name, options);
  if (kind.isFIFO()) return openPipe(path, name, options);
  if (!kind.isFile()) throw new NoImage(name, 'is neither a file nor a folder');
  const descriptor = readable(name, () => openSync(path, 'r'));
  const { size } = fstatSync(descriptor);
  const file = {
    bytes: descriptorBytes(descriptor, 0, size),
    descriptor,
    close: closer(descriptor),
    identify: blobsOfFile(descriptor),
  };
  return openArchive(file, { name }, options);
}

/**
 * A named pipe that nobody writes to blocks who opens or reads it, and a thread that blocks keeps the process from
 * ending: so it is waited for as a socket is.
 */
async function openPipe(path: string, name: string, options: SourceOptions): Promise<OpenImage> {
  const descriptor = readable(name, () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  const { Socket } = await import('node:net');
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false });
  try {
    return await openStream(pipe, name, options);
  } finally {
    pipe.destroy();
  }
}

/** Opens what a stream delivers: all of it goes into the spool first. */
export async function openStream(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: SourceOptions,
  source?: (form: Parameters<typeof folderForm>[0]) => string,
): Promise<OpenImage> {
  const progress = (done: number) => options.onProgress?.({ stage: `reading ${name}`, done });
  const file = await spool(chunks, options.env, progress, options.signal, { onBlob: options.indexes?.arrived });
  return openArchive(file, { name, ...(source && { source }) }, options);
}

function openFolder(path: string, name: string, options: SourceOptions): Promise<OpenImage> {
  const store = readable(name, () => directoryStore(path));
  const shown = name.endsWith('/') ? name : `${name}/`;
  return openStore(store, { name, source: (form) => `${folderForm(form)} ${shown}` }, options, store.close);
}

function readable<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw unreadable(name, error);
  }
}
