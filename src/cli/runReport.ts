import { problemsOf } from '../analysis/problemsOf.ts';
import { type Answer, type Equality, equalOf, noEquality, withAnswers } from '../compare/equality.ts';
import { layerChanges } from '../compare/layerChanges.ts';
import { unknownClasses, unknownPairs } from '../compare/unknownPairs.ts';
import type { Stack, VersionPair } from '../layers/stack.ts';
import type { Tree } from '../layers/tree.ts';
import { treeAt } from '../layers/treeAt.ts';
import { loadImage } from '../load/loadImage.ts';
import { readEquality } from '../load/readEquality.ts';
import type { SharedIndexes } from '../load/sharedIndexes.ts';
import { verifyLayers } from '../load/verifyLayers.ts';
import type { OpenImage, Progress } from '../model/openImage.ts';
import type { Problem } from '../model/problem.ts';
import { imageJson, type ReportInput } from '../report/imageJson.ts';
import { imageText } from '../report/imageText.ts';
import { jsonText } from '../report/jsonText.ts';
import { listing } from '../report/listing.ts';
import { listingJson } from '../report/listingJson.ts';
import { listingText } from '../report/listingText.ts';
import type { Command } from './argv.ts';
import { exitCode } from './exitCode.ts';
import { checkedLayer, imagePath, missingPath } from './imagePath.ts';
import { mark } from './timing.ts';

export type ReportCommand = Extract<Command, { kind: 'open' | 'ls' }>;

export type Report = { readonly text: Iterable<string>; readonly code: number; readonly problems: readonly Problem[] };

/** How images are read for a report. */
export type ReportOptions = {
  onProgress(progress: Progress): void;
  readonly signal: AbortSignal;
  readonly indexes: SharedIndexes;
};

/** Reads an open image whole and makes the report that the command asks for. Every content it speaks of is known. */
export async function runReport(open: OpenImage, command: ReportCommand, options: ReportOptions): Promise<Report> {
  const { onProgress, signal } = options;
  const stack = await loadImage(open, options);
  mark('layers indexed and stacked');
  const layer = checkedLayer(command.layer, stack);
  const positions = command.kind === 'ls' ? (layer === undefined ? [] : [layer]) : allPositions(stack);
  const pairs = pairsToRead(stack, positions, command.kind);
  const equal = equalOf(await knownEquality(open, stack, pairs, signal));
  const checked = command.verify ? await verifyLayers(open, onProgress, signal) : { verified: [], problems: [] };
  const problems = [...problemsOf(stack), ...checked.problems];
  const code = problems.some((problem) => problem.severity === 'error') ? exitCode.partial : exitCode.fine;
  const input: ReportInput = { stack, equal, verified: checked.verified, problems };
  const text = command.kind === 'ls' ? listingOf(command, input, layer, problems) : reportOf(command, input);
  return { text, code, problems };
}

function reportOf(command: ReportCommand, input: ReportInput): Iterable<string> {
  return command.format === 'json' ? lineEnded(jsonText(imageJson(input))) : imageText(input);
}

function listingOf(
  command: Extract<ReportCommand, { kind: 'ls' }>,
  { stack, equal }: ReportInput,
  layer: number | undefined,
  problems: readonly Problem[],
): Iterable<string> {
  const path = imagePath(command.path, treesOf(stack, layer));
  const entries = listing(stack, { path, recursive: command.recursive, layer }, equal);
  if (entries === undefined) throw missingPath(command.path, path, stack);
  return command.format === 'json' ? lineEnded(jsonText(listingJson(entries, problems))) : listingText(entries);
}

/** Where a path is looked for: in the final file system, or where a layer was at work, after it and before. */
function treesOf(stack: Stack, layer: number | undefined): readonly Tree[] {
  const positions = layer === undefined ? [stack.image.layers.length] : [layer, layer - 1];
  return positions.map((position) => treeAt(stack, position));
}

function* lineEnded(texts: Iterable<string>): Generator<string> {
  yield* texts;
  yield '\n';
}

function allPositions(stack: Stack): readonly number[] {
  return stack.image.layers.map((layer) => layer.position);
}

/** What the report depends on: a listing gives reasons, a summary of all layers counts classes. */
function pairsToRead(stack: Stack, positions: readonly number[], kind: ReportCommand['kind']): readonly VersionPair[] {
  const equal = equalOf(noEquality(stack));
  const asked = kind === 'ls' ? unknownPairs : unknownClasses;
  // all layers' questions together, so that what has to flow again does so once and not once for each layer above it
  return positions.flatMap((position) => [...asked(layerChanges(stack, position, equal))]);
}

async function knownEquality(
  open: OpenImage,
  stack: Stack,
  pairs: readonly VersionPair[],
  signal: AbortSignal,
): Promise<Equality> {
  const batches: (readonly Answer[])[] = [];
  for await (const answers of readEquality(open, stack, pairs, signal)) batches.push(answers);
  return withAnswers(noEquality(stack), batches.flat());
}
