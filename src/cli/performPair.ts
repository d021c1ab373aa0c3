import { packageDatabases } from '../analysis/packages/packageDatabases.ts';
import { packagesOf } from '../analysis/packages/packagesOf.ts';
import { findingUnowned } from '../analysis/unownedFiles.ts';
import type { FilePlace } from '../app/effect.ts';
import { fileDifference } from '../compare/fileDifference.ts';
import type { Stack } from '../layers/stack.ts';
import { treeAt } from '../layers/treeAt.ts';
import { readFiles } from '../load/readFiles.ts';
import { readImageEquality } from '../load/readImageEquality.ts';
import { Slices } from '../load/slices.ts';
import type { OpenImage } from '../model/openImage.ts';
import { orContentsMissing } from './orContentsMissing.ts';
import type { EffectOf, PairRoom } from './pairRoom.ts';
import { readStoreClosure } from './readStoreClosure.ts';

/** Sums up the files of no package on both sides. */
export async function sumUnowned({ comparison, packages }: EffectOf<'sumUnowned'>, signal: AbortSignal): Promise<void> {
  const slices = new Slices(signal);
  await slices.run(findingUnowned(comparison, packages, 'left'));
  await slices.run(findingUnowned(comparison, packages, 'right'));
}

/** Answers what is asked about the contents of two images; an image that was closed answers nothing more. */
export async function comparePair(room: PairRoom, effect: EffectOf<'comparePair'>, signal: AbortSignal): Promise<void> {
  const { id, questions } = effect;
  const left = readable(room, effect.left);
  const right = readable(room, effect.right);
  if (left !== undefined && right !== undefined) {
    await orContentsMissing(room.send, async () => {
      for await (const answers of readImageEquality(left, right, questions, signal)) {
        room.send({ type: 'comparedPair', id, answers });
      }
    });
  }
  room.send({ type: 'comparedPair', id, answers: [], last: true });
}

function readable({ openings }: PairRoom, stack: Stack) {
  const open = openings.of(stack);
  return open === undefined ? undefined : { open, stack };
}

/** Reads the package databases of a tree and tells whom its bytes belong to; the closure of a store takes longer and comes after. */
export async function readPackages(
  room: PairRoom,
  effect: EffectOf<'readPackages'>,
  signal: AbortSignal,
): Promise<void> {
  const open = room.openings.of(effect.stack);
  if (open !== undefined) await orContentsMissing(room.send, () => tellPackages(room, open, effect, signal));
}

async function tellPackages(
  room: PairRoom,
  open: OpenImage,
  { id, side, stack, position }: EffectOf<'readPackages'>,
  signal: AbortSignal,
): Promise<void> {
  const tree = treeAt(stack, position);
  const files = await readFiles(open, tree, packageDatabases(tree), { signal });
  const report = packagesOf(tree, files);
  const more = report.packages.some(({ kind }) => kind === 'nix');
  room.send({ type: 'packages', id, side, report, more });
  const storeClosure = more ? await readStoreClosure(open, tree, signal) : undefined;
  if (storeClosure !== undefined) room.send({ type: 'packages', id, side, report: { ...report, storeClosure } });
}

/** Reads one file of each side and holds them against each other. */
export async function readPair(room: PairRoom, effect: EffectOf<'readPair'>, signal: AbortSignal): Promise<void> {
  let files: readonly (Uint8Array | undefined)[] = [];
  await orContentsMissing(room.send, async () => {
    files = await Promise.all([fileAt(room, effect.left, signal), fileAt(room, effect.right, signal)]);
  });
  room.send({ type: 'pairRead', id: effect.id, difference: fileDifference(files[0], files[1]) });
}

async function fileAt(room: PairRoom, { stack, position, path }: FilePlace, signal: AbortSignal) {
  const open = room.openings.of(stack);
  if (open === undefined) return undefined;
  return (await readFiles(open, treeAt(stack, position), [path], { signal })).get(path);
}
