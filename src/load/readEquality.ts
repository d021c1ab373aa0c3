import { Sha256 } from '../archive/digest.ts';
import type { Stack, VersionPair } from '../layers/stack.ts';
import type { Bytes } from '../model/bytes.ts';
import type { OpenImage } from '../model/openImage.ts';
import { Slices } from './slices.ts';
import { streamedDigests } from './streamedDigests.ts';
import { type Content, contentOf, plainBytes } from './versionContent.ts';

/** Whether the bytes of a pair are equal. */
export type Answer = VersionPair & { readonly same: boolean };

const windowBytes = 256 * 1024;

/**
 * Tells for each pair of versions whether their bytes are equal, in batches as they become known. Where both lie plain
 * in the source only these bytes are read, side by side; else the layer flows once more and sha256 decides. A content
 * that cannot be read whole (cut layer, missing blob) is equal to nothing.
 */
export async function* readEquality(
  open: OpenImage,
  stack: Stack,
  pairs: readonly VersionPair[],
  signal?: AbortSignal,
): AsyncGenerator<readonly Answer[]> {
  const slices = new Slices(signal);
  const streamed: VersionPair[] = [];
  let answers: Answer[] = [];
  for (const pair of pairs) {
    const before = plainBytes(open, contentOf(stack, pair.before));
    const after = plainBytes(open, contentOf(stack, pair.after));
    if (before === undefined || after === undefined) streamed.push(pair);
    else answers.push({ ...pair, same: await sameBytes(before, after, slices) });
    if (!slices.over) continue;
    if (answers.length > 0) yield answers;
    answers = [];
    await slices.turn();
  }
  if (answers.length > 0) yield answers;
  if (streamed.length > 0) yield await compareByDigest(open, stack, streamed, signal);
}

async function sameBytes(before: Bytes, after: Bytes, slices: Slices): Promise<boolean> {
  if (before.size !== after.size) return false;
  const left = Buffer.allocUnsafe(Math.min(windowBytes, before.size));
  const right = Buffer.allocUnsafe(left.length);
  for (let at = 0; at < before.size; at += left.length) {
    const wanted = Math.min(left.length, before.size - at);
    const a = left.subarray(0, before.read(left.subarray(0, wanted), at));
    const b = right.subarray(0, after.read(right.subarray(0, wanted), at));
    if (a.length < wanted || b.length < wanted || !a.equals(b)) return false;
    if (slices.over) await slices.turn();
  }
  return true;
}

async function compareByDigest(
  open: OpenImage,
  stack: Stack,
  pairs: readonly VersionPair[],
  signal?: AbortSignal,
): Promise<Answer[]> {
  const contents = pairs.flatMap((pair) => [contentOf(stack, pair.before), contentOf(stack, pair.after)]);
  const flowing = contents.filter((content) => plainBytes(open, content) === undefined);
  const digests = await streamedDigests(open, flowing, signal);
  const digestOf = (content: Content): string | undefined => {
    const plain = plainBytes(open, content);
    return plain === undefined ? digests.get(content.layer)?.get(content.row) : digestOfBytes(plain);
  };
  return pairs.map((pair) => {
    const before = digestOf(contentOf(stack, pair.before));
    return { ...pair, same: before !== undefined && before === digestOf(contentOf(stack, pair.after)) };
  });
}

function digestOfBytes(bytes: Bytes): string | undefined {
  const hash = new Sha256();
  const window = Buffer.allocUnsafe(Math.min(windowBytes, bytes.size));
  for (let at = 0; at < bytes.size; ) {
    const count = bytes.read(window, at);
    if (count === 0) return undefined;
    hash.update(window.subarray(0, count));
    at += count;
  }
  return hash.digest();
}
