import { Sha256 } from '../archive/digest.ts';
import type { OpenImage } from '../model/openImage.ts';
import { type Receiver, streamContents } from './streamContents.ts';
import type { Content } from './versionContent.ts';

/** Layer → row → sha256 of the file's bytes as a reader sees them. */
export type Digests = ReadonlyMap<number, ReadonlyMap<number, string>>;

/**
 * The sha256 of contents in layers that are compressed: each layer flows once more and only the wanted files are
 * hashed. Contents that the stream does not reach are absent.
 */
export async function streamedDigests(
  open: OpenImage,
  contents: readonly Content[],
  signal?: AbortSignal,
): Promise<Digests> {
  const digests = new Map<number, Map<number, string>>();
  for (const { layer } of contents) digests.set(layer, new Map());
  const receiverOf = ({ layer, row }: Content): Receiver => {
    const hash = new Sha256();
    return { update: (bytes) => hash.update(bytes), end: () => digests.get(layer)?.set(row, hash.digest()) };
  };
  await streamContents(open, contents, receiverOf, signal);
  return digests;
}
