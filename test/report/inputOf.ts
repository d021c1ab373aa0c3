import { problemsOf } from '../../src/analysis/problemsOf.ts';
import { equalOf, noEquality, withAnswers } from '../../src/compare/equality.ts';
import { layerChanges } from '../../src/compare/layerChanges.ts';
import { unknownPairs } from '../../src/compare/unknownPairs.ts';
import type { Stack } from '../../src/layers/stack.ts';
import { loadImage } from '../../src/load/loadImage.ts';
import { readEquality } from '../../src/load/readEquality.ts';
import type { OpenImage } from '../../src/model/openImage.ts';
import type { ReportInput } from '../../src/report/imageJson.ts';
import { layer, type Piece } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';

/** What a report of these layers is made of, contents known. */
export async function inputOfLayers(...layers: Piece[][]): Promise<ReportInput> {
  return inputOfTars(...(await Promise.all(layers.map((pieces) => layer(...pieces)))));
}

export async function inputOfTars(...tars: Uint8Array[]): Promise<ReportInput> {
  return inputOf(openBlobs(tars));
}

export async function inputOf(open: OpenImage): Promise<ReportInput> {
  const stack = await loadImage(open);
  let equality = noEquality(stack);
  for (const { position } of stack.image.layers) {
    const pairs = [...unknownPairs(layerChanges(stack, position, equalOf(equality)))];
    for await (const answers of readEquality(open, stack, pairs)) equality = withAnswers(equality, answers);
  }
  return { stack, equal: equalOf(equality), verified: [], problems: problemsOf(stack) };
}

/** The same with another image around the layers. */
export function withImage(input: ReportInput, image: Partial<Stack['image']>): ReportInput {
  return { ...input, stack: { ...input.stack, image: { ...input.stack.image, ...image } } };
}
