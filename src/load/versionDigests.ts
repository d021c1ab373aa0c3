import { Sha256, sha256Digest } from '../archive/digest.ts';
import { digestOf } from '../layers/contentDigest.ts';
import { contentVersion, type Stack, versionPlace } from '../layers/stack.ts';
import type { Bytes } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { windowBytes } from './sideBySide.ts';
import { Slices } from './slices.ts';
import { streamedDigests } from './streamedDigests.ts';
import { type Content, contentOf, plainBytes } from './versionContent.ts';
import { WindowReader } from './windowReader.ts';

/** By version; null for a content that cannot be read whole (cut layer, missing blob). */
export type VersionDigests = ReadonlyMap<number, string | null>;

/**
 * The sha256 of the contents of versions, in batches as they become known: first those that were taken when a layer
 * flowed or that lie plain in the source, where only they are read, then others in compressed layers (sparse files), which
 * flow once. Throws the signal's reason when aborted.
 */
export async function* versionDigests(
  open: OpenImage,
  stack: Stack,
  versions: Iterable<number>,
  signal?: AbortSignal,
): AsyncGenerator<VersionDigests> {
  const slices = new Slices(signal);
  const reader = new WindowReader(open, stack);
  const flowing = new Map<number, Content>();
  let digests = new Map<number, string | null>();
  // versions are numbered in the order in which their contents are stored
  let last = -1;
  for (const version of Float64Array.from(versions).sort()) {
    if (version === last) continue;
    last = version;
    const place = versionPlace(stack, contentVersion(stack, version));
    const taken = digestOf(place);
    if (taken !== undefined) digests.set(version, taken);
    else if (reader.lend(version)) digests.set(version, sha256Digest(reader.buffer.subarray(reader.start, reader.end)));
    else {
      const content = contentOf(stack, version);
      const plain = plainBytes(open, content);
      if (plain === undefined) flowing.set(version, content);
      else digests.set(version, await digestOfBytes(plain, slices));
    }
    if (!slices.over) continue;
    if (digests.size > 0) yield digests;
    digests = new Map();
    await slices.turn();
  }
  if (digests.size > 0) yield digests;
  if (flowing.size === 0) return;
  const streamed = await streamedDigests(open, [...flowing.values()], signal);
  yield new Map([...flowing].map(([version, { layer, row }]) => [version, streamed.get(layer)?.get(row) ?? null]));
}

async function digestOfBytes(bytes: Bytes, slices: Slices): Promise<string | null> {
  const hash = new Sha256();
  const window = Buffer.allocUnsafe(Math.min(windowBytes, bytes.size));
  for (let at = 0; at < bytes.size; ) {
    const count = bytes.read(window, at);
    if (count === 0) return null;
    hash.update(window.subarray(0, count));
    at += count;
    if (slices.over) await slices.turn();
  }
  return hash.digest();
}
