import { isDeepStrictEqual } from 'node:util';
import { sha256Digest } from '../archive/digest.ts';
import type { BlobStore } from '../archive/image/blobStore.ts';
import { complaints } from '../archive/image/complaints.ts';
import { imageConfig } from '../archive/image/imageConfig.ts';
import { openStored } from '../archive/image/openStored.ts';
import { tarDirectory } from '../archive/tar/tarDirectory.ts';
import { type Bytes, readAll } from '../model/bytes.ts';
import type { Image } from '../model/image.ts';

/** What is kept of an engine's image, so that it can be opened again without an export. */
export type KeptImage = {
  /** The image config as exported: its digest is the image's id. */
  readonly config: Uint8Array;
  /** The digests that the export named the layers by, base first; null where it did not. */
  readonly digests: readonly (string | null)[];
};

/** What the engine says of the image today, and what the person called it. */
export type ImageNow = {
  readonly id: string;
  readonly names: readonly string[];
  readonly reference: string;
  readonly source: string;
};

/** Engines take at most 4 MiB (containers/image), containerd 20. */
const longestConfig = 8 * 2 ** 20;

/** What to keep of an image that was exported; undefined when what would be made of it is not the very same image. */
export function keptImageOf(archive: Bytes, image: Image, now: ImageNow): KeptImage | undefined {
  const config = configIn(archive, now.id);
  if (config === undefined) return undefined;
  const kept = { config, digests: image.layers.map(({ digest }) => digest ?? null) };
  return isDeepStrictEqual(imageOfKept(kept, now), image) ? kept : undefined;
}

/** The image as its export would be opened; undefined when the config is not the one whose digest is the id. */
export function imageOfKept({ config: data, digests }: KeptImage, now: ImageNow): Image | undefined {
  const { complain, problems } = complaints();
  const config = sha256Digest(data) === now.id ? imageConfig(data, now.id, complain) : undefined;
  if (config === undefined) return undefined;
  const layers = digests.map((digest, i) => ({ name: `${i}`, ...(digest !== null && { digest }) }));
  const { names, reference, source } = now;
  return openStored(nowhere, { names, platform: config.platform, config, layers, problems }, reference, source).image;
}

/** A kept image as bytes; the config need not be UTF-8. */
export function bytesOfKept({ config, digests }: KeptImage): Uint8Array {
  return Buffer.from(JSON.stringify({ config: Buffer.from(config).toString('latin1'), digests }));
}

/** A kept image out of what `bytesOfKept` made; undefined when it is something else. */
export function keptOfBytes(data: Uint8Array): KeptImage | undefined {
  try {
    const { config, digests } = JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>;
    if (typeof config !== 'string' || !Array.isArray(digests)) return undefined;
    if (!digests.every((digest) => digest === null || typeof digest === 'string')) return undefined;
    return { config: Buffer.from(config, 'latin1'), digests };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The file of an archive that has this digest, whatever it is called. */
function configIn(archive: Bytes, id: string): Uint8Array | undefined {
  for (const { kind, offset, length } of tarDirectory(archive).entries.values()) {
    if (kind !== 'file' || length > longestConfig || readAll(archive, offset, 1)[0] !== 0x7b) continue;
    const data = readAll(archive, offset, length);
    if (sha256Digest(data) === id) return data;
  }
  return undefined;
}

/** Layers that are plain and all there, as far as the description of an image goes. */
const nowhere: BlobStore = {
  kind: 'archive',
  top: [],
  problems: [],
  stat: () => ({ announced: 0, present: 0 }),
  absence: () => '',
  read: () => undefined,
  open: () => ({ bytes: { size: 0, read: () => 0 }, announced: 0 }),
};
