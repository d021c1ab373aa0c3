import type { Stack, VersionPair } from '../layers/stack.ts';
import type { OpenImage } from '../model/openImage.ts';
import { sameContents } from './sameContents.ts';
import { Slices } from './slices.ts';
import { versionDigests } from './versionDigests.ts';

/** Whether the bytes of a pair are equal. */
export type Answer = VersionPair & { readonly same: boolean };

/**
 * Tells for each pair of versions whether their bytes are equal, in batches as they become known. Where both lie plain
 * in the source only these bytes are read, side by side; else sha256 decides (`versionDigests`). A content that cannot be
 * read whole (cut layer, missing blob) is equal to nothing.
 */
export async function* readEquality(
  open: OpenImage,
  stack: Stack,
  pairs: readonly VersionPair[],
  signal?: AbortSignal,
): AsyncGenerator<readonly Answer[]> {
  if (pairs.length > 0) await open.fetch?.(signal);
  const slices = new Slices(signal);
  const same = sameContents({ open, stack }, { open, stack }, slices);
  const streamed: VersionPair[] = [];
  let answers: Answer[] = [];
  for (const pair of pairs) {
    const isSame = same.atOnce(pair.before, pair.after) ?? (await same.read(pair.before, pair.after));
    if (isSame === undefined) streamed.push(pair);
    else answers.push({ before: pair.before, after: pair.after, same: isSame });
    if (!slices.over) continue;
    if (answers.length > 0) yield answers;
    answers = [];
    await slices.turn();
  }
  if (answers.length > 0) yield answers;
  if (streamed.length > 0) yield await compareByDigest(open, stack, streamed, signal);
}

async function compareByDigest(
  open: OpenImage,
  stack: Stack,
  pairs: readonly VersionPair[],
  signal?: AbortSignal,
): Promise<Answer[]> {
  const digests = new Map<number, string | null>();
  const versions = new Set(pairs.flatMap(({ before, after }) => [before, after]));
  for await (const batch of versionDigests(open, stack, versions, signal)) {
    for (const [version, digest] of batch) digests.set(version, digest);
  }
  return pairs.map((pair) => {
    const before = digests.get(pair.before) ?? null;
    return { ...pair, same: before !== null && before === digests.get(pair.after) };
  });
}
